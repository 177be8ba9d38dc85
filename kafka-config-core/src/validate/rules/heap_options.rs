//! KC705: sizes of the heap that the JVM refuses.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::validate::facts::Facts;
use crate::validate::heap::bytes;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC705",
    name: "heap-options",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
The JVM ends at once where a size in `KAFKA_HEAP_OPTS` is none, such as `-Xmx512mb` or `-Xmx=1g`
(`Invalid maximum heap size`), and where the heap begins larger than it may become
(`Initial heap size set to a larger value than the maximum heap size`). A size is a number with `k`, `m`, `g` or `t`
behind it; of several equal options the last counts.

```invalid
KAFKA_HEAP_OPTS=-Xmx512mb
```

```invalid
KAFKA_HEAP_OPTS=-Xms2g -Xmx512m
```

```valid
KAFKA_HEAP_OPTS=-Xms512m -Xmx2G
```
",
    check: Check::Container(check),
};

const NAME: &str = "KAFKA_HEAP_OPTS";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let Some(variable) = facts.variable(NAME) else { return Vec::new() };
    let mut sizes = [None, None];
    for word in variable.value.split_ascii_whitespace() {
        for (option, size) in ["-Xms", "-Xmx"].into_iter().zip(&mut sizes) {
            let Some(text) = word.strip_prefix(option) else { continue };
            *size = bytes(text);
            if size.is_none() {
                return vec![malformed(facts, word, option, text)];
            }
        }
    }
    let [Some(initial), Some(most)] = sizes else { return Vec::new() };
    // Zero leaves the choice to the JVM.
    if most == 0 || initial <= most {
        return Vec::new();
    }
    let finding = Finding::new(format!("{NAME} begins with a larger heap (-Xms) than it allows (-Xmx)"))
        .help("lower -Xms or raise -Xmx");
    vec![facts.at_variable(finding, NAME)]
}

fn malformed(facts: &Facts<'_>, word: &str, option: &str, text: &str) -> Finding {
    let shown = if wording::is_short(word) { word } else { option };
    let finding = Finding::new(format!("{NAME} has {}, which is no size for the JVM", shown.visible()))
        .help(format!("write a number with k, m, g or t behind it, as in {option}512m"));
    let finding = facts.at_variable(finding, NAME);
    let Some(variable) = facts.variable(NAME) else { return finding };
    let small = text.to_ascii_lowercase();
    let size = small.trim_start_matches('=').trim_end_matches("ib").trim_end_matches('b');
    let mended = variable.value.replace(word, &format!("{option}{size}"));
    if bytes(size).is_none() || mended == variable.value {
        return finding;
    }
    let title = format!("write {option}{size}");
    finding.fix(Fix::set_value(&variable.origin, mended, Applicability::Safe).titled(title))
}
