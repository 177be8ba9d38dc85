//! Whatever a fix writes into a file inside of another text, that text's reader finds the file as it was meant.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test ends by panicking")]

use std::collections::BTreeMap;

use kafka_config_core::diagnostics::{Applicability, Diagnostic, Edit, Finding, Fix, Kind, Severity};
use kafka_config_core::input::{
    ComposeProject, Found, Host, InputFormat, Reading, read_compose, read_kubernetes,
};
use kafka_config_core::model::{
    ConfigFile, ConfigFiles, Environment, FileState, Inset, Layer, Origin, SourceId, Span,
};
use kafka_config_core::pipeline::{Mode, Request};
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::render::Folders;
use kafka_config_core::report::{Entry, Sources, Text, TextId};
use proptest::prelude::*;

const PATH: &str = "/mnt/shared/config/server.properties";

/// A manifest, or a compose file, in which a file of these lines stands as a literal block.
fn block(format: InputFormat, lines: &[String]) -> String {
    let indented = |indent: &str| {
        let lines = lines.iter().flat_map(|line| [indent, line.as_str(), "\n"]);
        lines.collect::<String>()
    };
    match format {
        InputFormat::Compose => compose(&format!("|\n{}", indented("      "))),
        _ => format!(
            "kind: ConfigMap\nmetadata: {{name: c}}\ndata:\n  server.properties: |\n{}  other: x\n---\n\
             kind: Pod\nmetadata: {{name: p}}\nspec:\n  containers:\n  - name: k\n    image: apache/kafka:4.1.1\n    \
             volumeMounts: [{{name: v, mountPath: /mnt/shared/config}}]\n  volumes: [{{name: v, configMap: {{name: c}}}}]\n",
            indented("    ")
        ),
    }
}

fn compose(content: &str) -> String {
    format!(
        "services:\n  k:\n    image: apache/kafka:4.1.1\n    configs: [{{source: c, target: {PATH}}}]\nconfigs:\n  c:\n    \
         content: {content}\n"
    )
}

fn reading(format: InputFormat, text: &str) -> Reading {
    let files = BTreeMap::from([("f".to_owned(), text.as_bytes().to_vec())]);
    match format {
        InputFormat::Compose => {
            let chosen = ["f".to_owned()];
            read_compose(&ComposeProject { files: &files, chosen: &chosen, host: &Host::new(), folder: "/p" })
        }
        _ => read_kubernetes(&files),
    }
}

/// The file that the container finds, and where it stands.
fn file(format: InputFormat, text: &str) -> (Vec<u8>, Inset) {
    let reading = reading(format, text);
    assert!(reading.refusal().is_none(), "{:?} in\n{text}", reading.refusal());
    match reading.services[0].find(PATH) {
        Found::Text(found, handed) => (found.bytes.to_vec(), Inset { written: found.written, handed }),
        other => panic!("{other:?} in\n{text}"),
    }
}

type Properties = BTreeMap<String, String>;

fn properties(file: &[u8]) -> Properties {
    read(file, Charset::Latin1)
        .unwrap()
        .into_iter()
        .map(|set| (set.key.into_owned(), set.value.into_owned()))
        .collect()
}

/// The text after an edit of the last property with this key; `None` where the text cannot hold it.
fn edited(format: InputFormat, text: &str, key: &str, edit: impl Fn(&Origin) -> Edit) -> Option<String> {
    let (bytes, inset) = file(format, text);
    let all = read(&bytes, Charset::Latin1).unwrap();
    let span = all
        .iter()
        .rfind(|set| set.key == key)
        .map(|set| Span::new(set.key_span.start, set.value_span.end))?;
    let mut files = ConfigFiles::default();
    files.get_mut(ConfigFile::Server).mounted = FileState::Present(bytes.clone());
    let request = Request {
        image: "apache/kafka:4.1.1".parse().unwrap(),
        environment: Environment::default(),
        files,
        folders: Folders::default(),
        entrypoint: None,
        mode: Mode::Compat,
    };
    let outer = Text::of_format("f", text.as_bytes(), format);
    let sources = Sources::new(BTreeMap::from([(TextId::Variables(SourceId(0)), outer)]), Some(&request));
    let sources = sources.with_insets([(ConfigFile::Server, inset)].into_iter());
    let at = Origin::File { layer: Layer::Mounted, file: ConfigFile::Server, span };
    let fix = Fix { title: "mend it".to_owned(), applicability: Applicability::Safe, edits: vec![edit(&at)] };
    let diagnostic = Diagnostic {
        code: "KC999",
        name: "sample",
        severity: Severity::Warning,
        kind: Kind::Advice,
        finding: Finding::new("a fault").at(&at).fix(fix),
    };
    let entry = Entry::new(diagnostic, &sources);
    let change = entry.fixes[0].edits[0].change.as_ref()?;
    let span = change.place.span;
    Some([text.get(..span.start)?, &change.new, text.get(span.end..)?].concat())
}

fn set(value: &str) -> impl Fn(&Origin) -> Edit {
    move |at| Edit::SetValue { at: at.clone(), value: value.to_owned() }
}

fn rename(name: &str) -> impl Fn(&Origin) -> Edit {
    move |at| Edit::Rename { at: at.clone(), name: name.to_owned() }
}

fn remove(at: &Origin) -> Edit {
    Edit::Remove { at: at.clone() }
}

fn format() -> impl Strategy<Value = InputFormat> {
    proptest::sample::select(vec![InputFormat::Compose, InputFormat::Kubernetes])
}

/// Lines of a file, of which one sets `name`.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let other = prop_oneof![
        "[a-z.]{1,5}[=: ][a-z0-9,]{0,5}",
        "# [ -~]{0,8}",
        Just(String::new()),
        Just("a=b\\".to_owned()),
        Just("  c = d".to_owned()),
    ];
    let own = proptest::sample::select(vec![
        "name=old",
        "name = old",
        "  name:old",
        "name=o\\\n  ld",
        "name",
        "name=old ",
    ]);
    let around = || prop::collection::vec(other.clone(), 0..4);
    (around(), own, around()).prop_map(|(before, own, after)| {
        let own = own.split('\n').map(str::to_owned);
        before.into_iter().filter(|line| !line.ends_with('\\')).chain(own).chain(after).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_changes_one_property(format in format(), lines in lines(), value in "[ -~é]{0,8}") {
        // A first line that is blank or indented needs an indicator, which is a form of its own.
        prop_assume!(lines.first().is_some_and(|line| !line.is_empty() && !line.starts_with(' ')));
        prop_assume!(!lines.iter().any(|line| line.contains('$')));
        let text = block(format, &lines);
        let before = properties(&file(format, &text).0);
        prop_assume!(before.contains_key("name"));
        let mut wanted = before.clone();
        if let Some(new) = edited(format, &text, "name", set(&value)) {
            wanted.insert("name".to_owned(), value);
            prop_assert_eq!(properties(&file(format, &new).0), wanted.clone(), "{}", new);
        }
        if let Some(new) = edited(format, &text, "name", remove) {
            wanted.remove("name");
            prop_assert_eq!(properties(&file(format, &new).0), wanted, "{}", new);
        }
    }
}

#[test]
fn blocks_keep_their_form() {
    for format in [InputFormat::Compose, InputFormat::Kubernetes] {
        let lines = ["# c", "name = old", "  other=x", "last=y"].map(str::to_owned);
        let text = block(format, &lines);
        let check = |edit: &dyn Fn(&Origin) -> Edit, old: &str, new: &str| {
            assert_eq!(edited(format, &text, "name", edit), Some(text.replace(old, new)), "{text}");
        };
        check(&set("new:,#"), "name = old", "name = new:,#");
        check(&rename("title"), "name = old", "title = old");
        let line = if format == InputFormat::Compose { "      name = old\n" } else { "    name = old\n" };
        check(&remove, line, "");
    }
}

#[test]
fn scalars_of_one_line_keep_their_quotes() {
    for (content, new) in
        [("name=old", "name=new"), ("\"name=old\"", "\"name=new\""), ("'name=old'", "'name=new'")]
    {
        let text = compose(content);
        assert_eq!(edited(InputFormat::Compose, &text, "name", set("new")), Some(compose(new)));
        assert_eq!(edited(InputFormat::Compose, &text, "name", set("a'b")), None);
        assert_eq!(edited(InputFormat::Compose, &text, "name", remove), None);
    }
    assert_eq!(edited(InputFormat::Compose, &compose("name=old"), "name", set("a: b")), None);
}

#[test]
fn what_is_written_otherwise_is_left_to_people() {
    for content in
        [">\n      name=old", "\"a=b\\nname=old\"", "&x |\n      name=old", "|\n      name=${X:-old}"]
    {
        let text = compose(content);
        assert_eq!(edited(InputFormat::Compose, &text, "name", set("new")), None, "{text}");
    }
    // Without its first line a block would be indented as its second.
    let text = block(InputFormat::Compose, &["name=old", "  a=b", "c=d"].map(str::to_owned));
    assert_eq!(edited(InputFormat::Compose, &text, "name", remove), None);
    // Compose would put a variable in.
    assert_eq!(edited(InputFormat::Compose, &text, "name", set("$X")), None);
}
