//! KC259: algorithms between Connect workers that Java does not have.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC259",
    name: "worker-algorithm",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Workers of a Connect cluster sign with a `Mac` of their JVM and make the key with one of its `KeyGenerator`s, in any case.
The names are those of the JDK; where `security.providers` adds more, nothing is said. `inter.worker.key.size` counts bits, and
most algorithms of signatures need at least 40.

```invalid
#! image apache/kafka:4.3.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
inter.worker.key.generation.algorithm=SHA256
```

```valid
#! image apache/kafka:4.3.1
#! component connect-distributed
#! mounted server.properties
bootstrap.servers=kafka:9092
group.id=connect
config.storage.topic=connect-configs
offset.storage.topic=connect-offsets
status.storage.topic=connect-status
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
inter.worker.key.generation.algorithm=HmacSHA256
inter.worker.key.size=256
```
",
    check: Check::Properties(check),
};

const GENERATION: &str = "inter.worker.key.generation.algorithm";
const SIZE: &str = "inter.worker.key.size";
const SIGNATURE: &str = "inter.worker.signature.algorithm";
const VERIFICATION: &str = "inter.worker.verification.algorithms";

/// `Mac` and `KeyGenerator` have these.
const HMAC: [&str; 12] = [
    "HmacMD5",
    "HmacSHA1",
    "HmacSHA224",
    "HmacSHA256",
    "HmacSHA384",
    "HmacSHA512",
    "HmacSHA512/224",
    "HmacSHA512/256",
    "HmacSHA3-224",
    "HmacSHA3-256",
    "HmacSHA3-384",
    "HmacSHA3-512",
];
/// What else `Mac` has, behind `HmacPBE` and `PBEWithHmac`, or whole.
const OF_PASSWORDS: [&str; 7] = ["SHA1", "SHA224", "SHA256", "SHA384", "SHA512", "SHA512/224", "SHA512/256"];
const OF_TLS: [&str; 2] = ["SslMacMD5", "SslMacSHA1"];
/// A cipher, and which sizes of keys it has.
type Cipher = (&'static str, fn(i64) -> bool);
/// What else `KeyGenerator` has.
const CIPHERS: [Cipher; 9] = [
    ("AES", |bits| matches!(bits, 128 | 192 | 256)),
    ("ARCFOUR", |bits| (40..=1024).contains(&bits)),
    ("RC4", |bits| (40..=1024).contains(&bits)),
    ("RC2", |bits| (40..=1024).contains(&bits)),
    ("Blowfish", |bits| (32..=448).contains(&bits) && bits % 8 == 0),
    ("ChaCha20", |bits| bits == 256),
    ("DES", |bits| bits == 56),
    ("DESede", |bits| matches!(bits, 112 | 168)),
    ("TripleDES", |bits| matches!(bits, 112 | 168)),
];

/// `DistributedConfig`, which asks the JVM.
fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::ConnectDistributed || c.has_text("security.providers") {
        return Vec::new();
    }
    let signature = c.text(SIGNATURE).filter(|name| !is_mac(name));
    let verified = c.list(VERIFICATION).unwrap_or_default().into_iter().filter(|name| !is_mac(name));
    let signatures = signature.map(|name| unknown(c, SIGNATURE, name));
    let verifications = verified.map(|name| unknown(c, VERIFICATION, name));
    signatures.into_iter().chain(verifications).chain(key(c)).collect()
}

fn is_among(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_mac(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    let hash = small.strip_prefix("hmacpbe").or_else(|| small.strip_prefix("pbewithhmac"));
    is_among(&HMAC, name) || is_among(&OF_TLS, name) || hash.is_some_and(|hash| is_among(&OF_PASSWORDS, hash))
}

fn unknown(c: &Configuration<'_>, key: &str, name: &str) -> Finding {
    let message = format!("{} holds '{}', which Java does not have", c.name(key), name.visible());
    c.finding_in(key, name, message).help("write HmacSHA256, or another algorithm of the JDK's Mac")
}

fn key(c: &Configuration<'_>) -> Option<Finding> {
    let name = c.text(GENERATION)?;
    let cipher = CIPHERS.iter().find(|(cipher, _)| cipher.eq_ignore_ascii_case(name));
    if cipher.is_none() && !is_among(&HMAC, name) {
        let message = format!("{} is {}, which Java does not have", c.name(GENERATION), c.quoted(GENERATION));
        return Some(
            c.finding(GENERATION, message).help("write HmacSHA256, or another of the JDK's KeyGenerators"),
        );
    }
    let bits = c.get(SIZE).and_then(|_| c.whole(SIZE))?;
    let is_fine = match cipher {
        Some((_, takes)) => takes(bits),
        None => bits >= 40 || is_among(&["HmacMD5", "HmacSHA1"], name),
    };
    (!is_fine).then(|| {
        let message = format!("{} is {bits}, and {} has no such keys", c.name(SIZE), name.visible());
        c.finding(SIZE, message).help(format!("remove {SIZE}: the JDK knows what {} needs", name.visible()))
    })
}
