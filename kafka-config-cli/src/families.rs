//! Image families of one's own: the tables `[families.NAME]` of `kafka-config.toml`.

use std::ops::Range;
use std::path::{Path, PathBuf};

use kafka_config_core::catalog::closest;
use kafka_config_core::dialect::{Dialect, Entrypoint, Family, Paths, Releases, Separators, WURSTMEISTER};
use kafka_config_core::model::{KafkaVersion, line_and_column};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::exit::Stop;
use crate::files;

/// The file's name where none is given.
pub(crate) const CONFIG: &str = "kafka-config.toml";
const KEYS: [&str; 7] = ["repositories", "prefix", "separators", "excluded", "renamed", "defaults", "file"];

/// What is wrong with a configuration, and where.
pub(crate) struct Fault {
    pub(crate) message: String,
    pub(crate) at: Range<usize>,
}

/// Reads the families of the file that is named, else of the current folder's, where there is one.
pub(crate) fn read(named: Option<&Path>) -> Result<Vec<&'static Family>, Stop> {
    let path = match named {
        Some(path) => path.to_owned(),
        None if Path::new(CONFIG).is_file() => PathBuf::from(CONFIG),
        None => return Ok(Vec::new()),
    };
    let bytes = files::required(&path)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Stop::file(&path, "is not UTF-8"))?;
    // What else is wrong with the file is told by who reads the rest of it.
    let Ok(table) = DeTable::parse(text) else { return Ok(Vec::new()) };
    let Some(families) = table.get_ref().get("families") else { return Ok(Vec::new()) };
    parse(families).map_err(|fault| {
        let (line, _) = line_and_column(text.as_bytes(), fault.at.start);
        Stop::file(&path, format!("line {line}: {}", fault.message))
    })
}

/// The families of the table `families`.
pub(crate) fn parse(value: &Spanned<DeValue<'_>>) -> Result<Vec<&'static Family>, Fault> {
    let table = value.get_ref().as_table();
    let table = table.ok_or_else(|| fault(value, "a table such as [families.mine] is wanted here"))?;
    table.iter().map(|(name, value)| family(name.get_ref(), value)).collect()
}

fn fault(value: &Spanned<DeValue<'_>>, message: impl Into<String>) -> Fault {
    Fault { message: message.into(), at: value.span() }
}

fn family(name: &str, value: &Spanned<DeValue<'_>>) -> Result<&'static Family, Fault> {
    let table = value.get_ref().as_table().ok_or_else(|| fault(value, "a table is wanted here"))?;
    let mut dialect = plain();
    let mut repositories: &'static [&'static str] = &[];
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "repositories" => repositories = texts(value)?,
            "prefix" => dialect.prefix = text(value)?,
            "separators" => dialect.separators = separators(value)?,
            "excluded" => dialect.excluded = texts(value)?,
            "renamed" => dialect.renamed = pairs(value)?,
            "defaults" => dialect.defaults = [defaults(value)?, "", ""],
            "file" => dialect.server_file = text(value)?,
            other => {
                let hint =
                    closest(other, KEYS).map_or(String::new(), |meant| format!("; did you mean {meant}?"));
                return Err(Fault { message: format!("no key '{other}'{hint}"), at: key.span() });
            }
        }
    }
    if repositories.is_empty() {
        return Err(fault(value, format!("the family {name} needs repositories = [\"team/kafka\"]")));
    }
    Ok(kept(Family {
        name: kept(name.to_owned()).as_str(),
        repositories,
        releases: Releases::Kafka,
        versions: kept(vec![dialect]).as_slice(),
    }))
}

/// Variables with the prefix `KAFKA_` set lines of an empty file.
fn plain() -> Dialect {
    Dialect {
        roles: &[],
        excluded: &[],
        separators: Separators::Thirds,
        entrypoint: Entrypoint::Plain,
        defaults: ["", "", ""],
        paths: Paths { default: "", mounted: "", r#final: "", secrets: "" },
        from_files: &[],
        image_environment: &["PATH", "HOSTNAME", "HOME"],
        ..*WURSTMEISTER.dialect(KafkaVersion::NEWEST)
    }
}

/// Families live as long as the program, as the built-in ones do.
fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn text(value: &Spanned<DeValue<'_>>) -> Result<&'static str, Fault> {
    let text = value.get_ref().as_str().ok_or_else(|| fault(value, "a text in quotes is wanted here"))?;
    Ok(kept(text.to_owned()))
}

fn texts(value: &Spanned<DeValue<'_>>) -> Result<&'static [&'static str], Fault> {
    let list = value.get_ref().as_array();
    let list = list.ok_or_else(|| fault(value, "a list such as [\"KAFKA_OPTS\"] is wanted here"))?;
    let all: Vec<&'static str> = list.iter().map(text).collect::<Result<_, _>>()?;
    Ok(kept(all))
}

fn pairs(value: &Spanned<DeValue<'_>>) -> Result<&'static [(&'static str, &'static str)], Fault> {
    let table = value.get_ref().as_table();
    let table = table.ok_or_else(|| fault(value, "a table such as { NAME = \"a.key\" } is wanted here"))?;
    let pair = |(name, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let name: &std::borrow::Cow<'_, str> = name.get_ref();
        Ok((kept(name.clone().into_owned()).as_str(), text(value)?))
    };
    let all: Vec<(&'static str, &'static str)> = table.iter().map(pair).collect::<Result<_, Fault>>()?;
    Ok(kept(all))
}

fn separators(value: &Spanned<DeValue<'_>>) -> Result<Separators, Fault> {
    match text(value)? {
        "apache" => Ok(Separators::Thirds),
        "confluent" => Ok(Separators::Confluent),
        "dots" => Ok(Separators::Dots),
        other => Err(fault(value, format!("separators are apache, confluent or dots, not '{other}'"))),
    }
}

/// The default file: a line for each property.
fn defaults(value: &Spanned<DeValue<'_>>) -> Result<&'static str, Fault> {
    let lines: String = pairs(value)?.iter().flat_map(|(key, value)| [*key, "=", *value, "\n"]).collect();
    Ok(kept(lines))
}
