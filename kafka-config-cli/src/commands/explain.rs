//! `explain`: from a variable to its property and back, and the pages of the rules.

use kafka_config_core::dialect::Dialect;
use kafka_config_core::layers::Resolution;
use kafka_config_core::mapping::{Unreachable, env_name, property_key};
use kafka_config_core::model::{ConfigFile, EnvName, PropertyKey};
use kafka_config_core::pipeline::Mode;
use kafka_config_core::report::{self, failure_message};
use lexopt::Arg::{Long, Short, Value};

use crate::container::{self, Answer, Container};
use crate::exit::{Status, Stop};
use crate::options::ContainerOptions;
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some((options, name)) = arguments(parser)? else { return print::out(help::EXPLAIN) };
    if let Some(rule) = report::rule(&name) {
        return print::out(format!(
            "{} {} ({})\n{}",
            rule.code,
            rule.name,
            rule.severity.as_str(),
            rule.page
        ));
    }
    let container = container::read(&options, Mode::Compat, None)?;
    let answer = container.answer();
    let explainer = Explainer { container: &container, answer: &answer };
    print::out(if is_variable(&name) { explainer.variable(&name) } else { explainer.property(&name) })
}

fn arguments(mut parser: lexopt::Parser) -> Result<Option<(ContainerOptions, String)>, Stop> {
    let (mut options, mut name) = (ContainerOptions::default(), None);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Short('e') => {
                options.set("env", &mut parser)?;
            }
            Long(option) => {
                let option = option.to_owned();
                if !options.set(&option, &mut parser)? {
                    return Err(help::unknown(&Long(&option), help::EXPLAIN));
                }
            }
            Value(value) if name.is_none() => name = Some(value.to_string_lossy().into_owned()),
            other => return Err(help::unknown(&other, help::EXPLAIN)),
        }
    }
    match name {
        Some(name) if name.is_empty() || name.contains(['=', ' ', '\t']) => {
            Err(Stop::Usage(format!("'{name}' is neither a property nor a variable")))
        }
        Some(name) => Ok(Some((options, name))),
        None => Err(Stop::Usage("explain needs a NAME, such as log.dirs or KAFKA_LOG_DIRS".to_owned())),
    }
}

/// Variables are written in capitals; the prefix tells in any case.
fn is_variable(name: &str) -> bool {
    let has_prefix = name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("KAFKA_"));
    has_prefix || (name.chars().any(char::is_uppercase) && !name.contains('.') && name == name.to_uppercase())
}

struct Explainer<'a> {
    container: &'a Container<'a>,
    answer: &'a Answer,
}

impl Explainer<'_> {
    fn dialect(&self) -> &'static Dialect {
        self.container.request.image.dialect()
    }

    fn variable(&self, name: &str) -> String {
        let image = self.container.request.image;
        let variable = EnvName::new(name);
        let Some(key) = property_key(&variable, self.dialect()) else { return self.other_variable(name) };
        let what = format!("{name} sets the property {key} in server.properties ({image})\n");
        let usual = match env_name(&key, self.dialect()) {
            Ok(usual) if usual != variable => format!("the usual variable for {key} is {usual}\n"),
            _ => String::new(),
        };
        what + &usual + &self.current(&key)
    }

    /// A variable that becomes no property.
    fn other_variable(&self, name: &str) -> String {
        let image = self.container.request.image;
        if let Some(role) = self.dialect().role(name) {
            return format!("{name} sets no property: {role} ({image})\n");
        }
        if self.dialect().excluded.contains(&name) {
            return format!("{name} sets no property: the image leaves it out ({image})\n");
        }
        let upper = name.to_uppercase();
        let prefix = self.dialect().prefix;
        let meant = if upper.starts_with(prefix) { upper } else { format!("{prefix}{upper}") };
        match property_key(&EnvName::new(meant.as_str()), self.dialect()) {
            Some(key) => format!(
                "{name} sets nothing: names begin with {prefix}; {meant} sets the property {key} ({image})\n"
            ),
            None => format!("{name} sets nothing ({image})\n"),
        }
    }

    fn property(&self, name: &str) -> String {
        let image = self.container.request.image;
        let key = PropertyKey::new(name);
        let how = match env_name(&key, self.dialect()) {
            Ok(variable) => format!("{key} is set by the variable {variable} ({image})\n"),
            Err(why) => self.unreachable(&key, why),
        };
        how + &self.current(&key)
    }

    fn unreachable(&self, key: &PropertyKey, why: Unreachable) -> String {
        let image = self.container.request.image;
        if key.as_str().starts_with("log4j.") {
            let file = self.dialect().file_name(ConfigFile::Log4j);
            return format!(
                "{key} belongs into {file}; see KAFKA_LOG4J_ROOT_LOGLEVEL and KAFKA_LOG4J_LOGGERS ({image})\n"
            );
        }
        let lower = PropertyKey::new(key.as_str().to_lowercase());
        if key.as_str().starts_with("listener.name.")
            && let Ok(variable) = env_name(&lower, self.dialect())
        {
            return format!(
                "{variable} sets {lower}: Kafka reads listener names here in lower case ({image})\n"
            );
        }
        format!(
            "{key} can be set by no variable: {why} ({image})\nset it in a mounted server.properties instead\n"
        )
    }

    /// The value the container would have, and the default it hides or that is gone.
    fn current(&self, key: &PropertyKey) -> String {
        if let Some(failure) = &self.answer.prepared.failure {
            let message = failure_message(&failure.message, &[]);
            return format!("no value here: the container ends before it has one, saying: {message}\n");
        }
        if let Some(resolution) = self.answer.resolved.get(key) {
            return print::provenance(std::iter::once::<&Resolution>(resolution), &self.container.sources());
        }
        let dropped = self.answer.resolved.dropped_defaults.iter().find(|default| default.key == *key);
        match dropped {
            Some(default) => format!(
                "not set: the image's default {key}={} counts only where no variable and no mounted file sets anything\n",
                default.shown()
            ),
            None => "not set here\n".to_owned(),
        }
    }
}
