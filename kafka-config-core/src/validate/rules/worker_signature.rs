//! KC248: a Connect worker that signs what the others do not verify.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::{self, Visible as _};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC248",
    name: "worker-signature",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Workers of a Connect cluster sign the requests that they send one another (KIP-507). The algorithm of
`inter.worker.signature.algorithm` must be among those of `inter.worker.verification.algorithms`, written alike.

```invalid
#! image apache/kafka:4.1.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
inter.worker.signature.algorithm=HmacSHA512
```

```valid
#! image apache/kafka:4.1.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
inter.worker.signature.algorithm=HmacSHA512
inter.worker.verification.algorithms=HmacSHA512,HmacSHA256
```
",
    check: Check::Properties(check),
};

const SIGNATURE: &str = "inter.worker.signature.algorithm";
const VERIFICATION: &str = "inter.worker.verification.algorithms";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

/// `DistributedConfig.ensureVerificationAlgorithmsIncludeSignatureAlgorithm`.
fn find(c: &Configuration<'_>) -> Option<Finding> {
    if c.component != Component::ConnectDistributed {
        return None;
    }
    let (signature, verified) = (c.text(SIGNATURE)?, c.list(VERIFICATION)?);
    (!verified.contains(&signature)).then(|| {
        let shown: Vec<String> = verified.iter().map(|name| name.visible()).collect();
        let has = if shown.is_empty() { "nothing".to_owned() } else { wording::list(&shown) };
        let (name, list) = (c.name(SIGNATURE), c.name(VERIFICATION));
        let message = format!("{name} is {}, and {list} has {has}", signature.visible());
        c.finding_at_first(&[SIGNATURE, VERIFICATION], message)
            .help(format!("add {} to {list} on all workers, then sign with it", signature.visible()))
    })
}
