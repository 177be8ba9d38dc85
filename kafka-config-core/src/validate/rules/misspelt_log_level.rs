//! KC611: a log level that log4j does not know.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::dialect::Log4jGeneration;
use crate::jvm;
use crate::model::Variable;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::{Visible as _, is_short};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC611",
    name: "misspelt-log-level",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A level that log4j does not know is no error. From 4.0 on (log4j2) a logger then has the level of its parent, and the root
logger logs only errors; until 3.9 (log4j 1) both log as with DEBUG.

The levels are OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE and ALL, in any case.

```invalid
KAFKA_LOG4J_LOGGERS=kafka.controller=TRCE
```

```invalid
KAFKA_LOG4J_ROOT_LOGLEVEL=VERBOSE
```

```invalid
#! image apache/kafka:3.9.1
KAFKA_LOG4J_LOGGERS=kafka.controller=TRCE
```

```valid
KAFKA_LOG4J_LOGGERS=kafka.controller=TRACE, kafka=warn
```
",
    check: Check::Container(check),
};

const LEVELS: [&str; 8] = ["OFF", "FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL"];
const ROOTS: [&str; 2] = ["KAFKA_LOG4J_ROOT_LOGLEVEL", "KAFKA_TOOLS_LOG4J_LOGLEVEL"];

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let generation = facts.dialect().log4j;
    let known = |name: &&str| facts.variable(name).filter(|variable| variable.unknown.is_none());
    let roots = ROOTS.iter().filter_map(known).filter_map(|variable| {
        // Appenders may stand behind the level, as log4j 1 wants them.
        let level = variable.value.split(',').next().filter(|level| is_misspelt(level))?;
        let effect = match generation {
            Log4jGeneration::One => "the root logger logs as with DEBUG",
            Log4jGeneration::Two => "the root logger logs only errors",
        };
        Some(finding(variable, "", level, effect))
    });
    let loggers = known(&"KAFKA_LOG4J_LOGGERS").into_iter().flat_map(|variable| {
        let entries = jvm::split(&variable.value, ',').into_iter().filter_map(|piece| piece.split_once('='));
        let misspelt = entries.filter(|(_, level)| is_misspelt(level));
        misspelt.map(move |(logger, level)| {
            let effect = match generation {
                Log4jGeneration::One => "it logs as with DEBUG",
                Log4jGeneration::Two => "it has the level of its parent",
            };
            finding(variable, &format!(" for {}", logger.trim().visible()), level, effect)
        })
    });
    roots.chain(loggers).collect()
}

/// Whether log4j knows no such level. Whoever writes nothing, a placeholder or a class of levels means something else.
fn is_misspelt(level: &str) -> bool {
    let level = level.trim();
    let is_plain = !level.is_empty() && !level.contains(['$', '#', '=']);
    is_plain && !LEVELS.iter().any(|known| level.eq_ignore_ascii_case(known))
}

fn finding(variable: &Variable, of: &str, level: &str, effect: &str) -> Finding {
    let level = level.trim();
    let shown = if is_short(level) { format!("'{}'", level.visible()) } else { "a text".to_owned() };
    let message = format!("{} has {shown}{of}, which is no log level: {effect}", variable.name);
    let help = match meant(level) {
        Some(meant) => format!("did you mean {meant}?"),
        None => format!("write one of {}", LEVELS.join(", ")),
    };
    Finding::new(message).help(help).at(&variable.origin)
}

/// The level that was perhaps meant.
fn meant(level: &str) -> Option<&'static str> {
    const OTHERS: [(&str, &str); 3] = [("WARNING", "WARN"), ("VERBOSE", "TRACE"), ("CRITICAL", "FATAL")];
    const MISSPELT: usize = 2;
    let level = level.to_ascii_uppercase();
    let known = OTHERS.iter().find(|(other, _)| *other == level).map(|(_, level)| *level);
    let distance = |known: &str| strsim::osa_distance(known, &level);
    let near = || LEVELS.into_iter().map(|known| (distance(known), known)).min();
    known.or_else(|| near().filter(|(distance, _)| *distance <= MISSPELT).map(|(_, known)| known))
}
