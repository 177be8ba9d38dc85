//! KC517: super users that do not take effect.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC517",
    name: "super-users",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
`super.users` lists principals such as `User:admin`, with semicolons between them, because names of certificates hold
commas. Only an authorizer reads it. With an authorizer and neither super users nor
`allow.everyone.if.no.acl.found=true`, nobody may do anything until the first rule is there, brokers included.

```invalid
KAFKA_SUPER_USERS=User:admin
```

```invalid
KAFKA_AUTHORIZER_CLASS_NAME=org.apache.kafka.metadata.authorizer.StandardAuthorizer
```

```invalid
KAFKA_AUTHORIZER_CLASS_NAME=org.apache.kafka.metadata.authorizer.StandardAuthorizer
KAFKA_SUPER_USERS=User:admin,User:kafka
```

```valid
KAFKA_AUTHORIZER_CLASS_NAME=org.apache.kafka.metadata.authorizer.StandardAuthorizer
KAFKA_SUPER_USERS=User:admin;User:CN=kafka,OU=test
```
",
    check: Check::Properties(check),
};

const USERS: &str = "super.users";
const CLASS: &str = "authorizer.class.name";
const OPEN: &str = "allow.everyone.if.no.acl.found";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let class = c.text(CLASS)?;
    let name = c.name(USERS);
    match c.get(USERS).filter(|setting| !setting.value.trim().is_empty()) {
        Some(_) if class.is_empty() => {
            Some(c.finding(USERS, format!("{name} has no effect without an authorizer")).help(format!(
                "set {CLASS} to org.apache.kafka.metadata.authorizer.StandardAuthorizer, or remove it"
            )))
        }
        Some(users) if users.certain && is_of_kafka(class) => users_fault(c, users),
        None if is_of_kafka(class) && !is_open(c) => Some(
            c.finding(CLASS, format!("{} is set, and there are no {USERS}", c.name(CLASS))).help(format!(
                "set {USERS} to the brokers' own principals and an administrator, as in User:admin;User:kafka"
            )),
        ),
        _ => None,
    }
}

fn is_of_kafka(class: &str) -> bool {
    class.starts_with("org.apache.kafka.") || class.starts_with("kafka.security.")
}

fn is_open(c: &Configuration<'_>) -> bool {
    c.get(OPEN).is_some_and(|setting| !setting.certain || setting.value.trim().eq_ignore_ascii_case("true"))
}

fn users_fault(c: &Configuration<'_>, users: &Setting<'_>) -> Option<Finding> {
    let name = c.name(USERS);
    let value = users.value.as_ref();
    let mut items = value.split(';').map(str::trim).filter(|item| !item.is_empty());
    if let Some(item) = items.find(|item| !item.contains(':')) {
        let message = format!("{name} holds '{}', which is not TYPE:NAME", item.visible());
        return Some(c.finding_in(USERS, item, message).help("write User: before each name"));
    }
    let listed = value.replace(", User:", ";User:").replace(",User:", ";User:");
    (listed != value).then(|| {
        let finding =
            c.finding(USERS, format!("{name} has commas between principals, and Kafka wants semicolons"));
        let finding = finding.help(format!("write {}", listed.visible()));
        match c.set_value(USERS, listed) {
            Some(fix) => finding.fix(fix),
            None => finding,
        }
    })
}
