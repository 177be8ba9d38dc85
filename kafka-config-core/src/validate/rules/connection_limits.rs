//! KC223: limits of requests and connections that contradict each other.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::int;
use crate::validate::broker::{is_host, map_items};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC223",
    name: "connection-limits",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`queued.max.request.bytes`, where it is above 0, must hold at least one request of `socket.request.max.bytes`.
`max.connections.per.ip=0` needs exceptions in `max.connections.per.ip.overrides`, pairs of address and number such
as `10.0.0.5:100`. `connection.failed.authentication.delay.ms` must be below `connections.max.idle.ms`.

```invalid
KAFKA_QUEUED_MAX_REQUEST_BYTES=1000
```

```invalid
KAFKA_MAX_CONNECTIONS_PER_IP_OVERRIDES=10.0.0.5=100
```

```valid
KAFKA_MAX_CONNECTIONS_PER_IP=0
KAFKA_MAX_CONNECTIONS_PER_IP_OVERRIDES=10.0.0.5:100
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    [queued_bytes(c), per_address(c), failed_authentication(c)]
        .into_iter()
        .flatten()
        .chain(overrides(c))
        .collect()
}

fn queued_bytes(c: &Configuration<'_>) -> Option<Finding> {
    const KEY: &str = "queued.max.request.bytes";
    let (queued, request) = (c.whole(KEY)?, c.whole("socket.request.max.bytes")?);
    (queued > 0 && queued < request).then(|| {
        c.finding_at_first(
            &[KEY, "socket.request.max.bytes"],
            format!("{} is {queued}, less than one request of {request} bytes", c.name(KEY)),
        )
        .help("write -1 for no limit, or at least socket.request.max.bytes")
    })
}

fn per_address(c: &Configuration<'_>) -> Option<Finding> {
    const KEY: &str = "max.connections.per.ip";
    let none = c.whole(KEY)? == 0 && c.text(OVERRIDES)?.is_empty();
    none.then(|| {
        c.finding(KEY, format!("{} is 0, so nobody may connect", c.name(KEY)))
            .help("allow some addresses in max.connections.per.ip.overrides, or write at least 1")
    })
}

fn failed_authentication(c: &Configuration<'_>) -> Option<Finding> {
    const DELAY: &str = "connection.failed.authentication.delay.ms";
    const IDLE: &str = "connections.max.idle.ms";
    let (delay, idle) = (c.whole(DELAY)?, c.whole(IDLE)?);
    (idle >= 0 && delay >= idle).then(|| {
        c.finding_at_first(
            &[DELAY, IDLE],
            format!("{} is {delay}, and must be less than the {idle} of {}", c.name(DELAY), c.name(IDLE)),
        )
        .help(format!("lower {DELAY} or raise {IDLE}"))
    })
}

const OVERRIDES: &str = "max.connections.per.ip.overrides";

fn overrides(c: &Configuration<'_>) -> Vec<Finding> {
    let items = map_items(c.text(OVERRIDES).unwrap_or_default());
    // The pairs become a map first: of equal addresses only the last is looked at.
    let addresses =
        items.iter().zip(0..).filter_map(|((_, halves), place)| Some((halves.as_ref()?.0, place)));
    let last: FxHashMap<&str, usize> = addresses.collect();
    let faulty = items.iter().zip(0..).filter(|((_, halves), place)| match halves {
        None => true,
        Some((address, count)) => {
            last.get(address) == Some(place) && (!is_host(address) || int(count).is_none())
        }
    });
    faulty
        .map(|((item, _), _)| {
            c.finding_in(
                OVERRIDES,
                item,
                format!("{} holds '{}', which is not ADDRESS:NUMBER", c.name(OVERRIDES), item.visible()),
            )
            .help("write pairs such as 10.0.0.5:100 between commas")
        })
        .collect()
}
