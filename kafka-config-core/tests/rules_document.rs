//! `docs/rules.md` holds the pages of all rules. `KAFKA_CONFIG_BLESS=1 cargo test --test rules_document` writes it anew.

use kafka_config_core::report::rules;
use kafka_config_core::validate::Rule;

const HEAD: &str = "\
# Rules

Each rule has a code that never changes its meaning, a name, and a severity. Kafka refuses what a rule of a stage
finds: P is the container or the loader of the file, A the constructor of `KafkaConfig`, B `LogManager`, D the log
directories. *Advice* is not Kafka's own verdict, and *undecided* rules tell what only the container knows.

`kafka-config explain CODE` shows a page, `kafka-config check --ignore CODE` leaves a rule out. Lines of the examples
that begin with `#!` tell what the variables alone do not: the image, a mounted file, a file of the container.

This file is made from `kafka-config-core/src/validate/rules`, not by hand.

| code | name | severity | kind |
|---|---|---|---|
";

fn document() -> String {
    let rows = rules().map(|rule| {
        let Rule { code, name, severity, .. } = rule;
        let anchor = code.to_lowercase();
        format!("| [{code}](#{anchor}-{name}) | {name} | {} | {} |\n", severity.as_str(), kind(rule))
    });
    let pages = rules().map(|rule| {
        let Rule { code, name, severity, .. } = rule;
        let page = rule.page.trim().replace("```invalid", "Breaks it:\n\n```sh");
        let page = page.replace("```valid", "Keeps it:\n\n```sh");
        let page = ["compose", "kubernetes"]
            .into_iter()
            .fold(page, |page, format| page.replace(&format!("```sh\n#! {format}\n"), "```yaml\n"));
        format!("\n## {code} {name}\n\n*{}, {}*\n\n{page}\n", severity.as_str(), kind(rule))
    });
    std::iter::once(HEAD.to_owned()).chain(rows).chain(pages).collect()
}

fn kind(rule: &Rule) -> String {
    rule.kind.stage().map_or(rule.kind.as_str().to_owned(), |stage| format!("stage {}", stage.as_str()))
}

#[test]
fn the_document_of_the_rules_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules.md");
    if std::env::var_os("KAFKA_CONFIG_BLESS").is_some() {
        std::fs::write(path, document()).expect("docs can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == document(), "docs/rules.md is not current; KAFKA_CONFIG_BLESS=1 writes it anew");
}
