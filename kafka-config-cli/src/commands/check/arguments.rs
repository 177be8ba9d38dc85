//! The command line of `check`.

use std::path::PathBuf;
use std::str::FromStr;

use kafka_config_core::diagnostics::{Severity, Stage};
use kafka_config_core::schema::Component;
use lexopt::Arg::{Long, Short, Value};

use crate::deployment::InputOptions;
use crate::exit::Stop;
use crate::help;
use crate::options::{ContainerOptions, parsed};
use crate::print::Color;

/// What the command line asks for.
#[expect(clippy::struct_excessive_bools, reason = "each is one switch of the command line")]
pub(super) struct Arguments {
    /// The container's options.
    pub(super) container: ContainerOptions,
    /// How files that describe containers are read.
    pub(super) reading: InputOptions,
    /// The files named without an option.
    pub(super) files: Vec<PathBuf>,
    /// Which program reads the `.properties` files, where their keys are not to tell.
    pub(super) component: Option<Component>,
    /// How the report looks.
    pub(super) format: Format,
    /// Where it goes.
    pub(super) output_file: Option<PathBuf>,
    /// `--select`, split at commas.
    pub(super) select: Vec<String>,
    /// `--ignore`, split at commas.
    pub(super) ignore: Vec<String>,
    /// The weight from which on findings make the status 1.
    pub(super) deny: Option<Threshold>,
    /// The last stage that is asked about.
    pub(super) last: Stage,
    /// `kafka-config.toml`.
    pub(super) config: Option<PathBuf>,
    /// Whether files are mended.
    pub(super) fix: bool,
    /// Whether fixes that may mean something else count, too.
    pub(super) unsafe_fixes: bool,
    /// Whether fixes are shown instead of written.
    pub(super) diff: bool,
    /// Whether JSON lines are answered.
    pub(super) batch: bool,
    /// Whether the JSON schema is all that is wanted.
    pub(super) print_schema: bool,
    /// Whether only errors are shown.
    pub(super) quiet: bool,
    /// When to colour.
    pub(super) color: Color,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            container: ContainerOptions::with_assumed_secrets(),
            reading: InputOptions::default(),
            files: Vec::new(),
            component: None,
            format: Format::default(),
            output_file: None,
            select: Vec::new(),
            ignore: Vec::new(),
            deny: None,
            last: Stage::D,
            config: None,
            fix: false,
            unsafe_fixes: false,
            diff: false,
            batch: false,
            print_schema: false,
            quiet: false,
            color: Color::default(),
        }
    }
}

/// How a report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// With an excerpt of the source for each finding.
    #[default]
    Text,
    /// One line a finding.
    Concise,
    /// As the published schema tells.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// `JUnit`'s XML.
    Junit,
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "text" => Ok(Self::Text),
            "concise" => Ok(Self::Concise),
            "json" => Ok(Self::Json),
            "sarif" => Ok(Self::Sarif),
            "github" => Ok(Self::Github),
            "junit" => Ok(Self::Junit),
            _ => Err(format!("--format is text, concise, json, sarif, github or junit, not '{text}'")),
        }
    }
}

/// The weight from which on findings make the status 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Threshold(pub(super) Severity);

impl FromStr for Threshold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "errors" | "error" => Ok(Self(Severity::Error)),
            "warnings" | "warning" => Ok(Self(Severity::Warning)),
            "infos" | "info" => Ok(Self(Severity::Info)),
            _ => Err(format!("what is denied is errors, warnings or info, not '{text}'")),
        }
    }
}

/// Reads the command line; `None` asks for help.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let mut arguments = Arguments::default();
    while let Some(argument) = parser.next()? {
        let name = match argument {
            Short('h') => return Ok(None),
            Short('e') => "env".to_owned(),
            Short('q') => "quiet".to_owned(),
            Long(name) => name.to_owned(),
            Value(file) => {
                arguments.files.push(file.into());
                continue;
            }
            other @ Short(_) => return Err(help::unknown(&other, help::CHECK)),
        };
        match name.as_str() {
            "help" => return Ok(None),
            name if arguments.set(name, &mut parser)? => {}
            name => return Err(help::unknown(&Long(name), help::CHECK)),
        }
    }
    arguments.check_combination().map(|()| Some(arguments))
}

impl Arguments {
    /// Takes the option of this name; `false` where there is none.
    fn set(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, Stop> {
        match name {
            "component" => self.component = Some(parsed(&parser.value()?)?),
            "format" => self.format = parsed(&parser.value()?)?,
            "output-file" => self.output_file = Some(parser.value()?.into()),
            "select" => self.select.extend(items(&parser.value()?.to_string_lossy())),
            "ignore" => self.ignore.extend(items(&parser.value()?.to_string_lossy())),
            "deny" => self.deny = Some(parsed(&parser.value()?)?),
            "stage" => self.last = stage(&parser.value()?.to_string_lossy())?,
            "config" => {
                self.config = Some(parser.value()?.into());
                self.container.config.clone_from(&self.config);
            }
            "color" => self.color = parsed(&parser.value()?)?,
            _ => {
                return Ok(self.switch(name)
                    || self.container.set(name, parser)?
                    || self.reading.set(name, parser)?);
            }
        }
        Ok(true)
    }

    fn switch(&mut self, name: &str) -> bool {
        let switch = match name {
            "fix" => &mut self.fix,
            "unsafe-fixes" => &mut self.unsafe_fixes,
            "diff" => &mut self.diff,
            "batch" => &mut self.batch,
            "print-schema" => &mut self.print_schema,
            "quiet" => &mut self.quiet,
            _ => return false,
        };
        *switch = true;
        true
    }

    /// Refuses options that would take each other's place without a word.
    fn check_combination(&self) -> Result<(), Stop> {
        let usage = |text: &str| Err(Stop::Usage(text.to_owned()));
        let mends = self.fix || self.diff;
        if self.fix && self.diff {
            return usage("--fix and --diff exclude each other");
        }
        if self.diff && self.output_file.is_some() {
            return usage("--diff shows no report, so that --output-file would stay empty");
        }
        if self.unsafe_fixes && !mends {
            return usage("--unsafe-fixes needs --fix or --diff");
        }
        if self.batch && mends {
            return usage("--batch mends nothing; its reports hold the fixes");
        }
        if self.batch && !matches!(self.format, Format::Text | Format::Json) {
            return usage("--batch answers with JSON lines, whatever --format says");
        }
        if self.batch
            && (self.files.len() > 1 || self.container.describe_container() || self.container.root.is_some())
        {
            return usage("--batch reads one FILE or standard input, and nothing of a container");
        }
        Ok(())
    }
}

/// The items of a list with commas.
pub(super) fn items(list: &str) -> impl Iterator<Item = String> {
    list.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned)
}

fn stage(text: &str) -> Result<Stage, Stop> {
    match text {
        "A" | "a" => Ok(Stage::A),
        "B" | "b" => Ok(Stage::B),
        "D" | "d" | "all" => Ok(Stage::D),
        _ => Err(Stop::Usage(format!("--stage is A, B, D or all, not '{text}'"))),
    }
}
