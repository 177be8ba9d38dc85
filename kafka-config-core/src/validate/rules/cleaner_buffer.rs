//! KC219: too little memory for each log cleaner.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC219",
    name: "cleaner-buffer",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`log.cleaner.dedupe.buffer.size` is shared by `log.cleaner.threads`, and each needs more than 1 MiB (1048576 bytes).

```invalid
KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE=2097152
KAFKA_LOG_CLEANER_THREADS=2
```

```valid
KAFKA_LOG_CLEANER_DEDUPE_BUFFER_SIZE=4194304
KAFKA_LOG_CLEANER_THREADS=2
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    const SIZE: &str = "log.cleaner.dedupe.buffer.size";
    const THREADS: &str = "log.cleaner.threads";
    let (Some(size), Some(threads)) = (c.whole(SIZE), c.whole(THREADS)) else { return Vec::new() };
    match size.checked_div(threads) {
        Some(each) if each > 1024 * 1024 => Vec::new(),
        Some(each) => {
            let message = format!(
                "{each} bytes of {} are left for each cleaner, and more than 1048576 are needed",
                c.name(SIZE)
            );
            let least = threads.saturating_mul(1024 * 1024 + 1);
            vec![
                c.finding_at_first(&[SIZE, THREADS], message)
                    .help(format!("with {threads} {THREADS} write at least {least}")),
            ]
        }
        None => vec![
            c.finding(THREADS, format!("{} is 0, and Kafka divides by it", c.name(THREADS)))
                .help("write at least 1"),
        ],
    }
}
