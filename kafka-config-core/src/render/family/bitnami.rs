//! What `kafka_initialize` of `libkafka.sh` sets: the variables, then what it makes of them, then the variables again.

use super::settings::{Setting, mapped};
use crate::dialect::Dialect;
use crate::model::{EnvName, Environment, Gap, Origin};

const CERTS: &str = "/opt/bitnami/kafka/config/certs";
const PROTOCOLS: &str = "KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP";
const PASSWORD: &str = "KAFKA_CERTIFICATE_PASSWORD";
const MECHANISMS: &str = "KAFKA_CFG_SASL_ENABLED_MECHANISMS";

pub(super) fn settings(environment: &Environment, dialect: &Dialect, gaps: &mut Vec<Gap>) -> Vec<Setting> {
    let mut variables = mapped(environment, dialect);
    // The shell lists names in the order of their bytes.
    variables.sort_by(|a, b| a.origin.variable().cmp(&b.origin.variable()));
    let mut run = Run { environment, settings: Vec::new() };
    run.set("log.dirs", "/bitnami/kafka/data", &[]);
    run.settings.extend(variables.iter().cloned());
    if run.listens_with(&["SSL", "SASL_SSL"]) {
        run.tls(gaps);
    }
    if run.listens_with(&["SASL_PLAINTEXT", "SASL_SSL"]) {
        let mechanisms = run.value(MECHANISMS).to_owned();
        run.set("sasl.enabled.mechanisms", mechanisms, &[MECHANISMS]);
    }
    run.listeners();
    run.settings.extend(variables);
    if !run.value("KAFKA_ZOOKEEPER_PROTOCOL").is_empty()
        && run.value("KAFKA_ZOOKEEPER_PROTOCOL") != "PLAINTEXT"
    {
        let text = "the scripts set zookeeper.* for TLS or SASL, which is not computed here".to_owned();
        gaps.push(Gap { text, about_properties: true });
    }
    run.settings
}

struct Run<'a> {
    environment: &'a Environment,
    settings: Vec<Setting>,
}

impl<'a> Run<'a> {
    fn value(&self, name: &str) -> &'a str {
        self.environment.non_empty(name).unwrap_or_default()
    }

    fn set(&mut self, key: impl Into<String>, value: impl Into<String>, from: &[&str]) {
        let key = key.into();
        let from: Vec<String> = from.iter().map(|name| (*name).to_owned()).collect();
        let name = EnvName::new(from.first().map_or("KAFKA_DATA_DIR", String::as_str));
        self.settings.push(Setting { key, value: value.into(), origin: Origin::Derived { name, from } });
    }

    /// The entries of the protocol map.
    fn protocols(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.value(PROTOCOLS).split([',', ' ']).filter_map(|entry| entry.split_once(':'))
    }

    fn listens_with(&self, wanted: &[&str]) -> bool {
        let listeners = self.value("KAFKA_CFG_LISTENERS");
        if self.value(PROTOCOLS).is_empty() {
            return wanted.iter().any(|protocol| listeners.contains(&format!("{protocol}:")));
        }
        self.protocols()
            .any(|(listener, protocol)| wanted.contains(&protocol) && listeners.contains(listener))
    }

    fn tls(&mut self, gaps: &mut Vec<Gap>) {
        let kind = self.value("KAFKA_TLS_TYPE").to_owned();
        self.set("ssl.client.auth", self.value("KAFKA_TLS_CLIENT_AUTH"), &["KAFKA_TLS_CLIENT_AUTH"]);
        for key in ["ssl.keystore.type", "ssl.truststore.type"] {
            self.set(key, kind.as_str(), &["KAFKA_TLS_TYPE"]);
        }
        let password = self.value(PASSWORD);
        if !password.is_empty() {
            self.set("ssl.key.password", password, &[PASSWORD]);
        }
        if kind == "PEM" {
            let text =
                "the scripts write the key and the certificates of the certs folder into the file".to_owned();
            gaps.push(Gap { text, about_properties: true });
            return;
        }
        let store = self.value("KAFKA_TLS_TRUSTSTORE_FILE").rsplit('/').next().unwrap_or_default();
        let store = if store.is_empty() { "kafka.truststore.jks" } else { store };
        self.set("ssl.keystore.location", format!("{CERTS}/kafka.keystore.jks"), &["KAFKA_TLS_TYPE"]);
        self.set("ssl.truststore.location", format!("{CERTS}/{store}"), &["KAFKA_TLS_TRUSTSTORE_FILE"]);
        if !password.is_empty() {
            for key in ["ssl.keystore.password", "ssl.truststore.password"] {
                self.set(key, password, &[PASSWORD]);
            }
        }
    }

    /// Each listener of the protocol map by itself.
    fn listeners(&mut self) {
        let inter_broker =
            self.environment.non_empty("KAFKA_CFG_INTER_BROKER_LISTENER_NAME").unwrap_or("INTERNAL");
        let controllers =
            self.environment.non_empty("KAFKA_CFG_CONTROLLER_LISTENER_NAMES").unwrap_or("CONTROLLER");
        for (listener, protocol) in self.protocols() {
            let lower = listener.to_lowercase();
            if matches!(protocol, "SSL" | "SASL_SSL") {
                let name = format!("KAFKA_TLS_{}_CLIENT_AUTH", listener.to_uppercase());
                let auth = self.value(&name);
                if !auth.is_empty() {
                    self.set(format!("listener.name.{lower}.ssl.client.auth"), auth, &[&name]);
                }
            }
            if !matches!(protocol, "SASL_PLAINTEXT" | "SASL_SSL") {
                continue;
            }
            if listener == inter_broker {
                const NAME: &str = "KAFKA_CFG_SASL_MECHANISM_INTER_BROKER_PROTOCOL";
                self.set("sasl.mechanism.inter.broker.protocol", self.value(NAME), &[NAME]);
                self.logins(&lower, Role::InterBroker);
            } else if controllers.contains(listener) {
                const NAME: &str = "KAFKA_CFG_SASL_MECHANISM_CONTROLLER_PROTOCOL";
                let mechanism = self.value(NAME);
                self.set("sasl.mechanism.controller.protocol", mechanism, &[NAME]);
                self.set(format!("listener.name.{lower}.sasl.enabled.mechanisms"), mechanism, &[NAME]);
                self.controller_login(&lower, mechanism);
            } else {
                self.logins(&lower, Role::Client);
            }
        }
    }

    fn logins(&mut self, listener: &str, role: Role) {
        let of = |name: &str| -> Vec<&str> {
            self.value(name).split([',', ';', ' ']).filter(|item| !item.is_empty()).collect()
        };
        let (mut users, mut passwords) = (of("KAFKA_CLIENT_USERS"), of("KAFKA_CLIENT_PASSWORDS"));
        let own = (self.value("KAFKA_INTER_BROKER_USER"), self.value("KAFKA_INTER_BROKER_PASSWORD"));
        let login = format!("username=\"{}\" password=\"{}\"", own.0, own.1);
        for mechanism in self.value(MECHANISMS).split([',', ' ']).filter(|item| !item.is_empty()) {
            let text = if mechanism == "PLAIN" {
                let mut words =
                    vec!["org.apache.kafka.common.security.plain.PlainLoginModule required".to_owned()];
                if role == Role::InterBroker {
                    words.push(login.clone());
                    users.push(own.0);
                    passwords.push(own.1);
                }
                let known = users.iter().zip(&passwords);
                words.extend(known.map(|(user, password)| format!("user_{user}=\"{password}\"")));
                format!("{};", words.join(" "))
            } else if mechanism.contains("SCRAM") {
                let module = "org.apache.kafka.common.security.scram.ScramLoginModule required";
                if role == Role::InterBroker { format!("{module} {login};") } else { format!("{module};") }
            } else {
                String::new()
            };
            self.jaas(listener, mechanism, text);
        }
    }

    fn controller_login(&mut self, listener: &str, mechanism: &str) {
        let (user, password) = (self.value("KAFKA_CONTROLLER_USER"), self.value("KAFKA_CONTROLLER_PASSWORD"));
        let login = format!("username=\"{user}\" password=\"{password}\"");
        let text = if mechanism == "PLAIN" {
            let module = "org.apache.kafka.common.security.plain.PlainLoginModule required";
            format!("{module} {login} user_{user}=\"{password}\";")
        } else {
            format!("org.apache.kafka.common.security.scram.ScramLoginModule required {login};")
        };
        self.jaas(listener, mechanism, text);
    }

    fn jaas(&mut self, listener: &str, mechanism: &str, text: String) {
        let key = format!("listener.name.{listener}.{}.sasl.jaas.config", mechanism.to_lowercase());
        self.set(key, text, &["KAFKA_CLIENT_USERS", "KAFKA_CLIENT_PASSWORDS", "KAFKA_INTER_BROKER_USER"]);
    }
}

/// For whom a listener is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Client,
    InterBroker,
}
