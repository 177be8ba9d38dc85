//! How clients and brokers prove who they are, and what each side is told for it.

use std::fs;
use std::path::Path;

use crate::stores;

/// The user of the tests, which is also the brokers' own.
pub(crate) const USER: &str = "broker";
const PASSWORD: &str = "broker-secret";

/// A listener for clients, which brokers use among themselves, too.
pub(crate) struct Security {
    /// The security protocol, which names the listener, too.
    pub(crate) protocol: &'static str,
    /// What brokers are told.
    pub(crate) variables: Vec<(&'static str, String)>,
    /// What clients are configured with.
    pub(crate) client: String,
}

impl Security {
    pub(crate) fn none(_secrets: &Path) -> Self {
        Self { protocol: "PLAINTEXT", variables: Vec::new(), client: String::new() }
    }

    /// TLS, where clients show a certificate, too.
    pub(crate) fn tls(secrets: &Path) -> Self {
        stores::create(secrets);
        let client = format!("security.protocol=SSL\n{}", stores::client(secrets));
        Self { protocol: "SSL", variables: stores::broker(), client }
    }

    /// PLAIN without TLS, the logins in a file beside the other secrets.
    pub(crate) fn plain(secrets: &Path) -> Self {
        let file = secrets.join("kafka_server_jaas.conf");
        let login = login("plain.PlainLoginModule", &format!(" user_{USER}=\"{PASSWORD}\""));
        fs::write(&file, format!("KafkaServer {{\n{login}\n}};\n")).unwrap();
        let mut variables = sasl("PLAIN");
        let option = format!("-Djava.security.auth.login.config={}", file.display());
        variables.push(("KAFKA_OPTS", option));
        let login = self::login("plain.PlainLoginModule", "");
        let client =
            format!("security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config={login}\n");
        Self { protocol: "SASL_PLAINTEXT", variables, client }
    }

    /// SCRAM over TLS, the broker's own login in a property. Its users come with the format: [`scram_user`].
    pub(crate) fn scram(secrets: &Path) -> Self {
        stores::create(secrets);
        let login = login("scram.ScramLoginModule", "");
        let mut variables = [stores::broker(), sasl("SCRAM-SHA-512")].concat();
        let name = "KAFKA_LISTENER_NAME_SASL__SSL_SCRAM___SHA___512_SASL_JAAS_CONFIG";
        variables.push((name, login.clone()));
        // The image asks for it, with or without a file of logins.
        variables.push(("KAFKA_OPTS", "-Djava.awt.headless=true".to_owned()));
        let client = format!(
            "security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\nsasl.jaas.config={login}\n{}",
            stores::client(secrets)
        );
        Self { protocol: "SASL_SSL", variables, client }
    }

    /// The same client with a password that is not the user's.
    pub(crate) fn impostor(&self) -> String {
        self.client.replace(PASSWORD, "guessed")
    }
}

/// The user, as the storage tool is told.
pub(crate) fn scram_user() -> String {
    format!("SCRAM-SHA-512=[name={USER},password={PASSWORD}]")
}

fn sasl(mechanism: &str) -> Vec<(&'static str, String)> {
    let names = ["KAFKA_SASL_ENABLED_MECHANISMS", "KAFKA_SASL_MECHANISM_INTER_BROKER_PROTOCOL"];
    names.map(|name| (name, mechanism.to_owned())).to_vec()
}

fn login(module: &str, users: &str) -> String {
    format!(
        "org.apache.kafka.common.security.{module} required username=\"{USER}\" password=\"{PASSWORD}\"{users};"
    )
}
