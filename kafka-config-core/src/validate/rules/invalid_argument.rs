//! KC109: a command argument that `export` refuses.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::{EnvName, Origin};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC109",
    name: "invalid-argument",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Every argument of the command `/etc/kafka/docker/run` must be `NAME=VALUE`: the script hands it to `export`
of the shell. Names may hold letters, digits and underscores only, and options are refused.

The container ends with `not a valid identifier` or `invalid option`.

```invalid
#! argument KAFKA_num.partitions=3
```

```invalid
#! argument KAFKA_ssl.key.password=hunter2
```

```invalid
#! argument --override
```

```valid
#! argument KAFKA_NUM_PARTITIONS=3
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let (Some(message), Some(host)) = (facts.failure(), &facts.request.entrypoint) else { return Vec::new() };
    let Some((_, refusal)) = message.split_once("/etc/kafka/docker/run: line 24: export: ") else {
        return Vec::new();
    };
    let refused = |argument: &&String| {
        refusal == format!("`{argument}': not a valid identifier")
            || refusal.split_once(": invalid option").is_some_and(|(option, _)| is_option(argument, option))
    };
    let Some(argument) = host.arguments.iter().find(refused) else { return Vec::new() };
    // Only the name: what follows may be a secret.
    let name = argument.split(['=', ':', ' ', '\t']).next().unwrap_or_default();
    vec![
        Finding::new(format!("the argument {name:?} is not NAME=VALUE with a name of letters, digits and _"))
            .help(
                "write the property's name in capitals with _ for each dot, or set it as an environment \
                 variable, where any name is allowed",
            )
            .at(&Origin::Argument { name: EnvName::new(name) }),
    ]
}

/// Whether this is the argument with the letter that is no option, such as `-nx` with `-x`.
fn is_option(argument: &str, option: &str) -> bool {
    argument.starts_with('-') && option.chars().all(|letter| argument.contains(letter))
}
