//! From the files to their conversion.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kafka_config_core::convert::{
    Conversion, Converted, From, Remark, RemarkKind, Source, convert, left_out, source_of, write,
};
use kafka_config_core::dialect::{Entrypoint, Family, Image};
use kafka_config_core::input::{InputFormat, Service};
use kafka_config_core::model::Arrange;
use kafka_config_core::nodes::named_files;

use super::arguments::{Arguments, read};
use super::outputs;
use super::report::{Report, Told};
use crate::commands::env;
use crate::deployment::{self, NamedService, expand};
use crate::exit::{Status, Stop};
use crate::files::Overlay;
use crate::options::image_of;
use crate::{families, help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(arguments) = read(parser)? else { return print::out(help::CONVERT) };
    let files = expand(&arguments.files)?;
    let answer = deployment::read(&files, &arguments.reading, &Overlay::default())?;
    let is_refused = answer.is_refused();
    if !arguments.json || is_refused {
        env::print_problems(&answer, arguments.color);
    }
    if is_refused {
        return Ok(Status::Findings);
    }
    let work = Work { images: Images::new(&arguments)?, arguments: &arguments };
    let texts = texts(&arguments, &files)?;
    let mut report = Report::default();
    let mut converted: Vec<Converted> = Vec::new();
    for named in work.wanted(&answer.services)? {
        match work.one(named, &texts)? {
            Outcome::Converted(one, from) => {
                report.add(&one, from);
                converted.extend(one.failure.is_none().then_some(*one));
            }
            Outcome::Left(remark) => report.told.push(Told::left(&named.name, remark)),
        }
    }
    let (outputs, remarks) = write(arguments.to, &converted);
    report.add_of_format(remarks);
    print::note(&if arguments.json { report.json() } else { report.text() });
    if converted.is_empty() {
        return if report.has_failed() { Ok(Status::Findings) } else { Err(nothing(&arguments)) };
    }
    outputs::put(&arguments, &outputs, &converted)?;
    Ok(if report.has_failed() { Status::Findings } else { Status::Clean })
}

fn nothing(arguments: &Arguments) -> Stop {
    let path = arguments.files.first().map_or(Path::new("-"), PathBuf::as_path);
    Stop::file(path, "holds no Kafka container; --from-image names the image of one that is")
}

const OPERATOR: &str = "an image of Strimzi's takes no variables: --image names another one, and --to properties \
    writes what may stand in spec.kafka.config";

/// A file with its format.
struct Text {
    format: InputFormat,
    bytes: Vec<u8>,
}

/// The files once more, for what the readers do not tell.
fn texts(arguments: &Arguments, files: &[PathBuf]) -> Result<Vec<Text>, Stop> {
    let paths = files.iter().filter(|path| path.as_os_str() != "-");
    let read = paths.map(|path| {
        let bytes = crate::files::required(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let format = arguments.reading.dialect.unwrap_or_else(|| InputFormat::detect(&name, &bytes));
        Ok(Text { format, bytes })
    });
    read.collect()
}

/// The images that options name, and those that files may name.
struct Images {
    target: Option<(Image, String)>,
    source: Option<(Image, String)>,
    families: Vec<&'static Family>,
}

impl Images {
    fn new(arguments: &Arguments) -> Result<Self, Stop> {
        let named = |reference: &Option<String>| match reference {
            Some(reference) => image_of(reference, None).map(|image| Some((image, reference.clone()))),
            None => Ok(None),
        };
        Ok(Self {
            target: named(&arguments.image)?,
            source: named(&arguments.from_image)?,
            families: families::read(None)?,
        })
    }
}

struct Work<'a> {
    arguments: &'a Arguments,
    images: Images,
}

impl Work<'_> {
    /// The services that are asked about.
    fn wanted<'s>(&self, all: &'s [NamedService]) -> Result<Vec<&'s NamedService>, Stop> {
        let names = || all.iter().map(|named| named.name.as_str());
        if let Some(unknown) =
            self.arguments.services.iter().find(|name| !names().any(|known| known == *name))
        {
            let known: Vec<&str> = names().collect();
            return Err(Stop::Usage(format!("no service '{unknown}'; services are {}", known.join(", "))));
        }
        let is_wanted = |name: &str| {
            self.arguments.services.is_empty() || self.arguments.services.iter().any(|one| one == name)
        };
        Ok(all.iter().filter(|named| is_wanted(&named.name)).collect())
    }

    /// One service.
    fn one(&self, named: &NamedService, texts: &[Text]) -> Result<Outcome, Stop> {
        let NamedService { name, service, .. } = named;
        let (from, shown, remark) = match self.source(service, texts)? {
            Origin::Properties => (From::Properties, "server.properties".to_owned(), None),
            Origin::Container(Source::Named(image, reference)) => (From::Image(image), reference, None),
            Origin::Container(Source::Guessed(image, reference, remark)) => {
                (From::Image(image), reference, Some(remark))
            }
            Origin::Container(Source::NotKafka(remark)) => return Ok(Outcome::Left(remark)),
        };
        let (to, reference) = match (&self.images.target, from) {
            (Some((image, reference)), _) => (*image, reference.clone()),
            (None, From::Image(image)) => (image, shown.clone()),
            (None, From::Properties) => {
                return Err(Stop::Usage(
                    "--image names the image that is to have these properties".to_owned(),
                ));
            }
        };
        if to.dialect().entrypoint == Entrypoint::Operator && self.arguments.to != InputFormat::Properties {
            return Err(Stop::Usage(OPERATOR.to_owned()));
        }
        let files = match from {
            From::Image(image) => named_files(service, image.dialect(), |path| named.state(path))?,
            From::Properties => BTreeMap::new(),
        };
        let mut one = convert(&Conversion { service, name, from, to, reference: &reference, files: &files });
        one.remarks.extend(remark);
        for text in texts {
            one.remarks.extend(left_out(text.format, &text.bytes, &service.name.value));
        }
        one.remarks.arrange_by_key(|remark| remark.kind != RemarkKind::Lost);
        Ok(Outcome::Converted(Box::new(one), shown))
    }

    /// What the variables are for: as the option says, as the file says, or by the variables' names.
    fn source(&self, service: &Service, texts: &[Text]) -> Result<Origin, Stop> {
        if matches!(texts, [Text { format: InputFormat::Properties, .. }]) {
            return Ok(Origin::Properties);
        }
        if let Some((image, reference)) = &self.images.source {
            return Ok(Origin::Container(Source::Named(*image, reference.clone())));
        }
        if let Some(source) = source_of(service, &self.images.families) {
            return Ok(Origin::Container(source));
        }
        match &self.images.target {
            Some((image, reference)) => Ok(Origin::Container(Source::Named(*image, reference.clone()))),
            None => Err(Stop::Usage(
                "nothing tells which image the variables are for: say it with --from-image, as in --from-image confluentinc/cp-kafka:7.9.0"
                    .to_owned(),
            )),
        }
    }
}

/// What became of a service.
enum Outcome {
    /// It is converted; the text is its old image as it was written.
    Converted(Box<Converted>, String),
    /// It stays as it is, for this reason.
    Left(Remark),
}

/// What the variables of a service are for.
enum Origin {
    Properties,
    Container(Source),
}
