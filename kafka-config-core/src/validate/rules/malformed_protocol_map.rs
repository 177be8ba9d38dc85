//! KC308: a protocol map that is not NAME:PROTOCOL.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::validate::broker::{MapFault, PROTOCOLS};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC308",
    name: "malformed-protocol-map",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`listener.security.protocol.map` holds pairs `NAME:PROTOCOL` between commas. The protocols are `PLAINTEXT`, `SSL`,
`SASL_PLAINTEXT` and `SASL_SSL`. Since 4.1 two names that differ only in their case end the broker.

```invalid
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL=PLAINTEXT
```

```invalid
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,CLIENT:TLS
```

```valid
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,CLIENT:SSL
```
",
    check: Check::Properties(check),
};

const KEY: &str = "listener.security.protocol.map";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let protocols = c.broker().and_then(|broker| broker.protocols.as_ref());
    protocols.into_iter().flat_map(|map| &map.faults).map(|(item, fault)| finding(c, item, *fault)).collect()
}

fn finding(c: &Configuration<'_>, item: &str, fault: MapFault) -> Finding {
    let (name, shown) = (c.name(KEY), item.visible());
    match fault {
        MapFault::NoColon => c
            .finding_in(KEY, item, format!("{name} holds '{shown}', which is not NAME:PROTOCOL"))
            .help("write pairs such as INTERNAL:PLAINTEXT between commas"),
        MapFault::NoName => c
            .finding_in(KEY, item, format!("{name} holds '{shown}', which has no name"))
            .help("write the listener's name before the colon, as in INTERNAL:PLAINTEXT"),
        MapFault::Protocol => c
            .finding_in(KEY, item, format!("{name} holds '{shown}', which is no security protocol"))
            .help(format!("the protocols are {}", PROTOCOLS.join(", "))),
        MapFault::Repeated => c
            .finding_in(KEY, item, format!("{name} holds the listener {shown} twice"))
            .help("keep one of the two, in capitals"),
    }
}
