//! Containers in another image's words and another format.

use std::collections::BTreeMap;
use std::rc::Rc;

use kafka_config_core::convert::{
    self as core, Conversion as CoreConversion, Converted, From, RemarkKind as CoreKind, Source, left_out,
    source_of,
};
use kafka_config_core::dialect::{Family, Image};
use kafka_config_core::input::{Service, Weight, read_properties_container};
use kafka_config_core::model::{Arrange, SourceId};

use crate::answer::{Conversion, ConvertedFile, ConvertedService, Remark, RemarkKind};
use crate::asked::{core_format, image};
use crate::findings;
use crate::mounts::Mounts;
use crate::project::{Project, Subject, free_name};
use crate::request::{ConvertRequest, Request};

/// The containers of the inputs, converted.
///
/// # Errors
/// An image or a service that is not known, or an image that nothing tells.
pub(crate) fn answer(mut asked: ConvertRequest) -> Result<Conversion, String> {
    let request = Request {
        inputs: std::mem::take(&mut asked.inputs),
        host_variables: std::mem::take(&mut asked.host_variables),
        families: std::mem::take(&mut asked.families),
        ..Request::default()
    };
    let mut project = Project::new(request)?;
    let found = containers(&mut project);
    let problems = findings::problems(&project);
    if project.faults.iter().any(|fault| fault.weight == Weight::Refused) {
        return Ok(Conversion { problems, files: Vec::new(), services: Vec::new() });
    }
    let named = |reference| named(reference, &project.families);
    let (target, source) = (named(asked.image)?, named(asked.from_image)?);
    let work = Work { project: &project, target, source };
    let mut converted = Vec::new();
    let mut services = Vec::new();
    for (name, service, is_properties) in wanted(&found, &asked.services)? {
        let (one, told) = work.one(name, service, *is_properties)?;
        converted.extend(one.filter(|one| one.failure.is_none()));
        services.push(told);
    }
    let (files, remarks) = core::write(core_format(asked.to), &converted);
    for (name, of_format) in remarks {
        if let Some(told) = services.iter_mut().find(|told| told.name == name) {
            told.remarks.push(remark(of_format));
        }
    }
    let files = files.into_iter().map(|file| ConvertedFile { name: file.name, text: file.text });
    let files = if converted.is_empty() { Vec::new() } else { files.collect() };
    Ok(Conversion { problems, files, services })
}

/// A container with the name that no other has, and whether it is a file of properties.
type Found = (String, Rc<Service>, bool);

/// The containers of the inputs, files of properties among them.
fn containers(project: &mut Project) -> Vec<Found> {
    let mut found: Vec<(Rc<Service>, bool)> =
        project.services.iter().map(|(service, _)| (Rc::clone(service), false)).collect();
    for node in &project.nodes {
        let Subject::Properties(number) = node.subject else { continue };
        let Some(input) = project.inputs.get(number) else { continue };
        let mut reading = read_properties_container(&input.name, input.bytes());
        reading.renumber(|_| SourceId(number));
        project.faults.append(&mut reading.faults);
        found.extend(reading.services.into_iter().map(|service| (Rc::new(service), true)));
    }
    let mut names: Vec<Found> = Vec::new();
    for (service, is_properties) in found {
        let name = free_name(&service.name.value, |name| names.iter().all(|(known, ..)| known != name));
        names.push((name, service, is_properties));
    }
    names
}

fn wanted<'a>(found: &'a [Found], names: &[String]) -> Result<Vec<&'a Found>, String> {
    let known = || found.iter().map(|(name, ..)| name.as_str());
    if let Some(unknown) = names.iter().find(|name| !known().any(|known| known == *name)) {
        let known: Vec<&str> = known().collect();
        return Err(format!("no service '{unknown}'; services are {}", known.join(", ")));
    }
    Ok(found.iter().filter(|(name, ..)| names.is_empty() || names.contains(name)).collect())
}

type Named = Option<(Image, String)>;

fn named(reference: Option<String>, families: &[&'static Family]) -> Result<Named, String> {
    Ok(image(reference.as_deref(), families)?.zip(reference))
}

struct Work<'a> {
    project: &'a Project,
    target: Named,
    source: Named,
}

impl Work<'_> {
    fn one(
        &self,
        name: &str,
        service: &Service,
        is_properties: bool,
    ) -> Result<(Option<Converted>, ConvertedService), String> {
        let (from, shown, guess) = match self.source(service, is_properties)? {
            None => (From::Properties, "server.properties".to_owned(), None),
            Some(Source::Named(image, reference)) => (From::Image(image), reference, None),
            Some(Source::Guessed(image, reference, remark)) => (From::Image(image), reference, Some(remark)),
            Some(Source::NotKafka(left)) => {
                let (name, remarks) = (name.to_owned(), vec![remark(left)]);
                return Ok((None, ConvertedService { name, from: None, to: None, error: None, remarks }));
            }
        };
        let (to, reference) = match (&self.target, from) {
            (Some((image, reference)), _) => (*image, reference.clone()),
            (None, From::Image(image)) => (image, shown.clone()),
            (None, From::Properties) => {
                return Err("'image' names the image that is to have these properties".to_owned());
            }
        };
        let files = match from {
            From::Image(image) => {
                Mounts { service, dialect: image.dialect(), inputs: &self.project.inputs }.named()
            }
            From::Properties => BTreeMap::new(),
        };
        let files = &files;
        let mut one =
            core::convert(&CoreConversion { service, name, from, to, reference: &reference, files });
        one.remarks.extend(guess);
        for (input, format) in self.project.inputs.iter().zip(&self.project.formats) {
            one.remarks.extend(left_out(*format, input.bytes(), &service.name.value));
        }
        one.remarks.arrange_by_key(|remark| remark.kind != CoreKind::Lost);
        let told = ConvertedService {
            name: name.to_owned(),
            from: Some(shown),
            to: Some(reference),
            error: one.failure.clone(),
            remarks: one.remarks.iter().cloned().map(remark).collect(),
        };
        Ok((Some(one), told))
    }

    /// What the variables are for; `None` for properties.
    fn source(&self, service: &Service, is_properties: bool) -> Result<Option<Source>, String> {
        if is_properties {
            return Ok(None);
        }
        let of = |named: &Named| named.clone().map(|(image, reference)| Source::Named(image, reference));
        let found = of(&self.source)
            .or_else(|| source_of(service, &self.project.families))
            .or_else(|| of(&self.target));
        match found {
            Some(found) => Ok(Some(found)),
            None => Err("'fromImage' names the image that the variables are for, such as \
                         confluentinc/cp-kafka:7.9.0"
                .to_owned()),
        }
    }
}

fn remark(one: core::Remark) -> Remark {
    let kind = match one.kind {
        CoreKind::Lost => RemarkKind::Lost,
        CoreKind::Changed => RemarkKind::Changed,
        CoreKind::Note => RemarkKind::Note,
    };
    Remark { kind, subject: one.subject, reason: one.reason, nearest: one.nearest }
}
