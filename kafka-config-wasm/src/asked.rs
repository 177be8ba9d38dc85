//! Words of a request as core's.

use kafka_config_core::dialect::{self, Family, Image, OwnFamily};
use kafka_config_core::input::InputFormat;
use kafka_config_core::report::{Codes, Policy};
use kafka_config_core::schema::{Component, UnknownComponent};

use crate::answer::{Format, Severity, Stage};
use crate::request::{ImageFamily, RuleLevels, Separators};

pub(crate) fn policy(levels: &RuleLevels) -> Result<Policy, String> {
    let codes = |texts: &[String]| {
        texts.iter().try_fold(Codes::default(), |mut codes, text| {
            codes.extend(Codes::parse(text).map_err(|error| error.to_string())?);
            Ok::<_, String>(codes)
        })
    };
    let severities = levels.severities.iter().map(|level| {
        Ok::<_, String>((codes(std::slice::from_ref(&level.rule))?, core_severity(level.severity)))
    });
    Ok(Policy {
        last: levels.last_stage.map_or(Policy::default().last, core_stage),
        select: if levels.select.is_empty() { None } else { Some(codes(&levels.select)?) },
        ignore: codes(&levels.ignore)?,
        severities: severities.collect::<Result<_, _>>()?,
    })
}

fn core_severity(severity: Severity) -> kafka_config_core::diagnostics::Severity {
    use kafka_config_core::diagnostics::Severity as Core;
    match severity {
        Severity::Info => Core::Info,
        Severity::Warning => Core::Warning,
        Severity::Error => Core::Error,
    }
}

fn core_stage(stage: Stage) -> kafka_config_core::diagnostics::Stage {
    use kafka_config_core::diagnostics::Stage as Core;
    match stage {
        Stage::P => Core::P,
        Stage::A => Core::A,
        Stage::B => Core::B,
        Stage::D => Core::D,
    }
}

/// The families, which are kept once for all requests.
pub(crate) fn families(asked: Vec<ImageFamily>) -> Result<Vec<&'static Family>, String> {
    let family = |asked: ImageFamily| {
        let ImageFamily { name, repositories, prefix, separators, excluded, renamed, defaults, file } = asked;
        if repositories.is_empty() {
            return Err(format!("the family {name} needs repositories, as in [\"team/kafka\"]"));
        }
        let separators = separators.map(|separators| match separators {
            Separators::Apache => dialect::Separators::Thirds,
            Separators::Confluent => dialect::Separators::Confluent,
            Separators::Dots => dialect::Separators::Dots,
        });
        let own = OwnFamily { name, repositories, prefix, separators, excluded, renamed, defaults, file };
        Ok(own.keep())
    };
    asked.into_iter().map(family).collect()
}

/// The image that a request names.
pub(crate) fn image(reference: Option<&str>, families: &[&'static Family]) -> Result<Option<Image>, String> {
    reference.map(|text| Image::read(text, families)).transpose().map_err(|error| error.to_string())
}

pub(crate) fn component(name: Option<&str>) -> Result<Option<Component>, String> {
    let component = |name: &str| name.parse().map_err(|error: UnknownComponent| error.to_string());
    name.map(component).transpose()
}

pub(crate) fn format(input: &crate::request::InputText) -> InputFormat {
    let name = input.name.rsplit('/').next().unwrap_or_default();
    match input.format {
        None => InputFormat::detect(name, input.text.as_bytes()),
        Some(wanted) => core_format(wanted),
    }
}

pub(crate) fn core_format(wanted: Format) -> InputFormat {
    let known = InputFormat::ALL.into_iter().find(|format| format_of(*format) == wanted);
    known.unwrap_or(InputFormat::DockerEnv)
}

pub(crate) fn format_of(format: InputFormat) -> Format {
    match format {
        InputFormat::DockerEnv => Format::DockerEnv,
        InputFormat::PodmanEnv => Format::PodmanEnv,
        InputFormat::ComposeEnv => Format::ComposeEnv,
        InputFormat::SystemdEnv => Format::SystemdEnv,
        InputFormat::Compose => Format::Compose,
        InputFormat::Quadlet => Format::Quadlet,
        InputFormat::Kubernetes => Format::Kubernetes,
        InputFormat::DockerRun => Format::DockerRun,
        InputFormat::Properties => Format::Properties,
    }
}
