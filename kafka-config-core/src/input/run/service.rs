//! The containers that the `run` commands of a text start.

use std::collections::BTreeMap;

use super::command::{Run, run_of};
use super::loops::Loops;
use super::shell::{ShellWord, read_command};
use super::variables::Variables;
use crate::input::arguments::{Engine, RunArguments, parse};
use crate::input::container::{Container, file_fault};
use crate::input::decoded::Decoded;
use crate::input::service::{
    Fault, Located, Reading, Service, ServiceVariable, Starter, VariableValue, Weight,
};
use crate::input::units::Word;
use crate::input::{Attachment, EnvDialect, Host, Networking, Texts, read_env};
use crate::model::{EnvName, IntoMap, SourceId, SourceSpan, Span};

/// Reads the `docker run` and `podman run` commands of a script; `name` names the text.
///
/// Each is a container named after its `--name`, else after its image. `texts` holds env files by the path that the
/// command names; `host` the variables of the shell, which also give the values of `-e NAME`.
///
/// ```
/// use kafka_config_core::input::{Host, Texts, read_run_commands};
///
/// let script = "docker run --name kafka -e KAFKA_NODE_ID=1 -e \"KAFKA_HEAP_OPTS=$HEAP\" apache/kafka:4.1.1";
/// let reading = read_run_commands("run.sh", script.as_bytes(), &Texts::new(), &Host::new());
/// let service = &reading.services[0];
/// assert_eq!(service.name.value, "kafka");
/// assert_eq!(service.variable("KAFKA_NODE_ID").and_then(|set| set.value.known()), Some("1"));
/// assert_eq!(service.variable("KAFKA_HEAP_OPTS").and_then(|set| set.value.known()), None);
/// ```
pub fn read_run_commands(name: &str, text: &[u8], texts: &Texts<'_>, host: &Host) -> Reading {
    let decoded = Decoded::new(text);
    let mut reading = Reading { sources: vec![name.to_owned()], ..Reading::default() };
    let (mut variables, mut place, mut budget) = (Variables::of(host), 0, 1024 * 1024);
    let mut loops = Loops::new();
    while place < decoded.text.len() {
        let mut command = read_command(&decoded.text, place, &variables, &mut budget);
        for (name, value) in command.assigned.drain(..) {
            variables.set(name, value);
        }
        place = loops.after(&command, &decoded.text, &mut variables);
        if let Some(unclosed) = &command.unclosed {
            let at = SourceSpan { source: SourceId(0), span: decoded.original(unclosed.at) };
            reading.faults.push(not_closed(at, unclosed.sign));
            break;
        }
        if let Some(run) = run_of(command, &mut variables) {
            reading = container(run, &decoded, reading, texts, host);
        }
    }
    if reading.services.is_empty() && reading.faults.is_empty() {
        let message = "no 'docker run' and no 'podman run' stands here".to_owned();
        let help = Some("write the whole command, from 'docker' on".to_owned());
        reading.faults.push(Fault { weight: Weight::Refused, at: None, message, help });
    }
    reading.without_nul()
}

fn not_closed(at: SourceSpan, sign: char) -> Fault {
    let end = match sign {
        '(' => ')',
        '{' => '}',
        other => other,
    };
    let message = format!("nothing closes this {sign}");
    Fault { weight: Weight::Refused, at: Some(at), message, help: Some(format!("write {end} where it ends")) }
}

fn container(run: Run, decoded: &Decoded<'_>, reading: Reading, texts: &Texts<'_>, host: &Host) -> Reading {
    let (words, unknown) = words(run.arguments, decoded);
    let mut arguments = parse(&words, run.engine);
    as_written(&mut arguments, &unknown);
    let variable = arguments.image.take_if(|word| is_variable(&word.text));
    let whole = words
        .first()
        .zip(words.last())
        .map_or_else(Span::default, |(first, last)| Span::new(first.at.start, last.at.end));
    let at = SourceSpan { source: SourceId(0), span: whole };
    let mut container =
        Container::new(Service { starter: Starter::Run, ..Service::new(name_of(&arguments, at)) }, reading);
    if let Some(fault) = &arguments.fault {
        let (message, help) = (fault.message.clone(), Some(fault.help.clone()));
        container.fault(Weight::Refused, Some(fault.at), message, help);
    } else if let Some(word) = &variable {
        let name = word.text.split('=').next().unwrap_or_default();
        let message = format!("{name} stands where the image is expected, because no -e stands before it");
        container.fault(Weight::Refused, Some(word.inside()), message, Some(format!("write -e {name}=…")));
    } else if arguments.image.is_none() {
        let message = "the command names no image".to_owned();
        container.fault(
            Weight::Refused,
            Some(at),
            message,
            Some("write the image after the flags".to_owned()),
        );
    }
    if let Some(at) = arguments.env_host {
        let message = "'--env-host' hands over all variables of the shell, which no text tells".to_owned();
        container.missing(at, message, None);
    }
    for word in &arguments.skipped {
        let message = "only the shell knows which arguments stand here".to_owned();
        container.missing(word.place(), message, None);
    }
    let named = [&arguments.image, &arguments.name, &arguments.hostname].into_iter().flatten();
    let placed = named.chain(&arguments.publish).chain(&arguments.volumes).chain(&arguments.mounts);
    let of_shell = placed.filter(|word| unknown.contains_key(&word.at.end)).map(Word::inside);
    container.service.shell = of_shell.collect();
    container.service.networking = networking(&arguments, run.engine);
    let unknown = unknown.into_iter().map(|(end, unknown)| (end, unknown.what)).into_map();
    let engine = run.engine;
    let mut filler = Filler { container, engine, unknown, texts, host };
    filler.env_files(&arguments);
    filler.variables(&arguments);
    filler.container.arguments(&arguments, engine);
    filler.container.finish()
}

/// Whether a word in the image's place is a variable whose flag was forgotten; no image has a `=`.
fn is_variable(word: &str) -> bool {
    word.contains('=') && !word.contains(['$', '`'])
}

/// What `--network` says; without it docker attaches to the bridge, and podman to a network without names of others.
fn networking(arguments: &RunArguments, engine: Engine) -> Networking {
    let linked = ["--link", "--add-host", "--pod"];
    if arguments.others.iter().any(|flag| linked.contains(&flag.as_str())) {
        return Networking::Untold;
    }
    let aliases: Vec<String> = arguments.aliases.iter().map(|alias| alias.text.clone()).collect();
    let mut attachments = Vec::new();
    for word in &arguments.networks {
        let network = word.text.split(':').next().unwrap_or_default();
        match Networking::of_mode(&word.text) {
            _ if word.text.contains(['$', '`', '=']) || network.is_empty() => return Networking::Untold,
            Some(Networking::Bridge) if engine == Engine::Podman => return Networking::Untold,
            Some(mode) => return mode,
            None => attachments.push(Attachment { network: network.to_owned(), aliases: aliases.clone() }),
        }
    }
    if attachments.is_empty() && engine == Engine::Docker {
        return Networking::Bridge;
    }
    Networking::Networks(attachments)
}

/// What only the shell knows about a word.
struct UnknownPart {
    what: String,
    /// The word as it stands in the script, without quotes around it.
    written: String,
}

/// The words in the places of the text, and what is not known of them by where they end.
fn words(arguments: Vec<ShellWord>, decoded: &Decoded<'_>) -> (Vec<Word>, BTreeMap<usize, UnknownPart>) {
    let mut unknown = BTreeMap::new();
    let words = arguments.into_iter().map(|ShellWord { word, unknown: what, .. }| {
        let written =
            decoded.text.get(word.at.start..word.at.end).unwrap_or_default().trim_matches(['"', '\'']);
        let moved = word.moved(SourceId(0), |span| decoded.original(span));
        let Some(what) = what else { return moved };
        // A word that is nothing but a variable may be several arguments, but hardly the image.
        let upper = written.to_ascii_uppercase();
        let is_image = moved.text.is_empty() && (upper.contains("IMAGE") || upper.contains("IMG"));
        let word = if is_image { moved.saying(written) } else { moved };
        unknown.insert(word.at.end, UnknownPart { what, written: written.to_owned() });
        word
    });
    let words = words.collect();
    (words, unknown)
}

/// What is not known of an image or a port is shown as it stands.
fn as_written(arguments: &mut RunArguments, unknown: &BTreeMap<usize, UnknownPart>) {
    let single = [&mut arguments.image, &mut arguments.hostname, &mut arguments.name].into_iter().flatten();
    let mounts = arguments.volumes.iter_mut().chain(&mut arguments.mounts);
    let several = arguments.publish.iter_mut().chain(mounts).chain(&mut arguments.env_files);
    for word in single.chain(several) {
        if let Some(part) = unknown.get(&word.at.end) {
            *word = word.saying(&value_of(&part.written));
        }
    }
}

/// A value without the flag that it is attached to, and without quotes.
fn value_of(written: &str) -> String {
    let value = match written.strip_prefix("--") {
        Some(long) => long.split_once('=').map_or(long, |(_, value)| value),
        None if written.starts_with('-') => written.get(2..).unwrap_or_default().trim_start_matches('='),
        None => written,
    };
    // Both are the folder that the script runs in, and no quote stands inside.
    let value = value.replace("$(pwd)", "$PWD").replace("`pwd`", "$PWD");
    let has_command = value.contains("$(") || value.contains('`');
    if has_command { value } else { value.replace(['"', '\''], "") }
}

/// The name of the container, else of its image without registry and tag.
fn name_of(arguments: &RunArguments, at: SourceSpan) -> Located<String> {
    if let Some(name) = &arguments.name {
        return Located { value: name.text.clone(), at: name.inside() };
    }
    let image = arguments.image.as_ref();
    let short = image.and_then(|image| image.text.rsplit('/').next()).unwrap_or("container");
    let value = short.split([':', '@']).next().unwrap_or_default().to_owned();
    Located { value, at: image.map_or(at, Word::inside) }
}

struct Filler<'a> {
    container: Container,
    engine: Engine,
    /// What only the shell knows, by the end of the word that holds it.
    unknown: BTreeMap<usize, String>,
    texts: &'a Texts<'a>,
    host: &'a Host,
}

impl Filler<'_> {
    fn env_files(&mut self, arguments: &RunArguments) {
        let dialect = match self.engine {
            Engine::Docker => EnvDialect::Docker,
            Engine::Podman => EnvDialect::Podman,
        };
        for file in &arguments.env_files {
            let Some(text) = self.texts.get(&file.text) else {
                self.container.missing_file(&file.text, file.inside());
                continue;
            };
            let source = self.container.source(&file.text);
            match read_env(dialect, text, self.host) {
                Ok(file) => {
                    let notes = file.notes.iter().map(|note| file_fault(note, source, Weight::Ignored));
                    self.container.reading.faults.extend(notes);
                    self.container.variables.set_from_file(file.assignments, source);
                }
                Err(fault) => self.container.reading.faults.push(file_fault(&fault, source, Weight::Refused)),
            }
        }
    }

    fn variables(&mut self, arguments: &RunArguments) {
        for word in &arguments.env {
            let (name, name_at, assigned) = word.assignment();
            if name.is_empty() {
                let message = "no variable name before the '='".to_owned();
                let help = Some("write -e NAME=VALUE".to_owned());
                self.container.fault(Weight::Refused, Some(word.inside()), message, help);
                continue;
            }
            let shell = self.unknown.get(&word.at.end);
            let value = match (assigned, shell) {
                (_, Some(what)) => VariableValue::unknown(what.clone()),
                (Some((value, _)), None) => VariableValue::Known(value.to_owned()),
                (None, None) if self.is_pattern(name) => {
                    self.matching(name, name_at);
                    continue;
                }
                (None, None) => match self.host.get(name) {
                    Some(value) => VariableValue::Known(value.clone()),
                    None => VariableValue::Unset,
                },
            };
            let value_at = assigned.map(|(_, at)| at);
            self.set(name, value, name_at, value_at);
        }
        for word in &arguments.env_merge {
            let (name, name_at, assigned) = word.assignment();
            let value = VariableValue::unknown("a variable of the image");
            self.set(name, value, name_at, assigned.map(|(_, at)| at));
        }
    }

    fn is_pattern(&self, name: &str) -> bool {
        self.engine == Engine::Podman && name.ends_with('*')
    }

    /// podman: `-e PREFIX*` hands over all variables that begin so.
    fn matching(&mut self, pattern: &str, at: SourceSpan) {
        let prefix = pattern.trim_end_matches('*');
        for (name, value) in
            self.host.range(prefix.to_owned()..).take_while(|(name, _)| name.starts_with(prefix))
        {
            self.set(name, VariableValue::Known(value.clone()), at, None);
        }
    }

    fn set(&mut self, name: &str, value: VariableValue, name_at: SourceSpan, value_at: Option<SourceSpan>) {
        let name = EnvName::new(name);
        self.container.variables.set(ServiceVariable { name, value, name_at: Some(name_at), value_at });
    }
}
