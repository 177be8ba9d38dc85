//! A certificate for 127.0.0.1, made by the JDK's `keytool`, and how each side finds it.

use std::fs;
use std::path::Path;
use std::process::Command;

const KEYS: &str = "broker.keystore.p12";
const TRUSTED: &str = "broker.truststore.p12";
const CREDENTIALS: &str = "store_password";
const PASSWORD: &str = "store-secret";

/// Key store, trust store and their password, as the image wants them in its folder of secrets.
pub(crate) fn create(secrets: &Path) {
    let certificate = "broker.pem";
    let key = ["-keyalg", "EC", "-dname", "CN=broker", "-ext", "SAN=IP:127.0.0.1", "-validity", "2"];
    keytool(secrets, KEYS, "-genkeypair", &key);
    keytool(secrets, KEYS, "-exportcert", &["-file", certificate]);
    keytool(secrets, TRUSTED, "-importcert", &["-file", certificate, "-noprompt"]);
    fs::write(secrets.join(CREDENTIALS), format!("{PASSWORD}\n")).unwrap();
}

fn keytool(secrets: &Path, store: &str, command: &str, more: &[&str]) {
    let output = Command::new("keytool")
        .args([
            command,
            "-alias",
            "broker",
            "-storetype",
            "PKCS12",
            "-keystore",
            store,
            "-storepass",
            PASSWORD,
        ])
        .args(more)
        .current_dir(secrets)
        .output()
        .expect("keytool comes with java");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// A broker's key, and whom it trusts: every client has to show a certificate.
pub(crate) fn broker() -> Vec<(&'static str, String)> {
    let variables = [
        ("KAFKA_SSL_KEYSTORE_FILENAME", KEYS),
        ("KAFKA_SSL_KEYSTORE_CREDENTIALS", CREDENTIALS),
        ("KAFKA_SSL_KEY_CREDENTIALS", CREDENTIALS),
        ("KAFKA_SSL_CLIENT_AUTH", "required"),
        ("KAFKA_SSL_TRUSTSTORE_FILENAME", TRUSTED),
        ("KAFKA_SSL_TRUSTSTORE_CREDENTIALS", CREDENTIALS),
    ];
    variables.map(|(name, value)| (name, value.to_owned())).to_vec()
}

/// What a client is configured with.
pub(crate) fn client(secrets: &Path) -> String {
    let store = |kind: &str, file: &str| {
        let path = secrets.join(file);
        format!("ssl.{kind}.location={}\nssl.{kind}.password={PASSWORD}\n", path.display())
    };
    format!("{}{}ssl.key.password={PASSWORD}\n", store("keystore", KEYS), store("truststore", TRUSTED))
}
