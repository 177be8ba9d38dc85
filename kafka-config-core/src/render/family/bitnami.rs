//! What `kafka_initialize` of `libkafka.sh` sets: the variables, then what it makes of them, then the variables again.

use super::settings::{Setting, mapped};
use crate::dialect::Dialect;
use crate::model::{Arrange, EnvName, Environment, Gap, Origin};

const CERTS: &str = "/opt/bitnami/kafka/config/certs";
const PROTOCOLS: &str = "KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP";
const CERTIFICATE_PASSWORD: &str = "KAFKA_CERTIFICATE_PASSWORD";
const USERS: &str = "KAFKA_CLIENT_USERS";
const PASSWORDS: &str = "KAFKA_CLIENT_PASSWORDS";
const INTER_BROKER: [&str; 2] = ["KAFKA_INTER_BROKER_USER", "KAFKA_INTER_BROKER_PASSWORD"];
const CONTROLLER: [&str; 2] = ["KAFKA_CONTROLLER_USER", "KAFKA_CONTROLLER_PASSWORD"];
const PLAIN: &str = "org.apache.kafka.common.security.plain.PlainLoginModule";
const SCRAM: &str = "org.apache.kafka.common.security.scram.ScramLoginModule";
const MECHANISMS: &str = "KAFKA_CFG_SASL_ENABLED_MECHANISMS";

pub(super) fn settings(environment: &Environment, dialect: &Dialect, gaps: &mut Vec<Gap>) -> Vec<Setting> {
    let mut variables = mapped(environment, dialect);
    // The shell lists names in the order of their bytes.
    variables.arrange_by(|a, b| a.origin.variable().cmp(&b.origin.variable()));
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
        gaps.push(Gap::of_properties(text));
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

    fn is_known(&self, name: &str) -> bool {
        self.environment.get(name).is_none_or(|variable| variable.unknown.is_none())
    }

    /// The items of a list; of one that is not at hand, what stands for it.
    fn items(&self, name: &str) -> Vec<&'a str> {
        let value = self.value(name);
        let is_between = |c: char| matches!(c, ',' | ';' | ' ') && self.is_known(name);
        value.split(is_between).filter(|item| !item.is_empty()).collect()
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
        let password = self.value(CERTIFICATE_PASSWORD);
        if !password.is_empty() {
            self.set("ssl.key.password", password, &[CERTIFICATE_PASSWORD]);
        }
        if kind == "PEM" {
            let text =
                "the scripts write the key and the certificates of the certs folder into the file".to_owned();
            gaps.push(Gap::of_properties(text));
            return;
        }
        let store = self.value("KAFKA_TLS_TRUSTSTORE_FILE").rsplit('/').next().unwrap_or_default();
        let store = if store.is_empty() { "kafka.truststore.jks" } else { store };
        self.set("ssl.keystore.location", format!("{CERTS}/kafka.keystore.jks"), &["KAFKA_TLS_TYPE"]);
        self.set("ssl.truststore.location", format!("{CERTS}/{store}"), &["KAFKA_TLS_TRUSTSTORE_FILE"]);
        if !password.is_empty() {
            for key in ["ssl.keystore.password", "ssl.truststore.password"] {
                self.set(key, password, &[CERTIFICATE_PASSWORD]);
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
        let (mut users, mut passwords) = (self.items(USERS), self.items(PASSWORDS));
        let [user, password] = INTER_BROKER.map(|name| self.value(name));
        let login = format!("username=\"{user}\" password=\"{password}\"");
        if !self.is_known(MECHANISMS) {
            return;
        }
        for mechanism in self.value(MECHANISMS).split([',', ' ']).filter(|item| !item.is_empty()) {
            let mut from = vec![USERS];
            if role == Role::InterBroker {
                from.extend(INTER_BROKER);
            }
            let text = if mechanism == "PLAIN" {
                from.push(PASSWORDS);
                let mut words = vec![format!("{PLAIN} required")];
                if role == Role::InterBroker {
                    words.push(login.clone());
                    users.push(user);
                    passwords.push(password);
                }
                let known = users.iter().zip(&passwords);
                words.extend(known.map(|(user, password)| format!("user_{user}=\"{password}\"")));
                format!("{};", words.join(" "))
            } else if !mechanism.contains("SCRAM") {
                String::new()
            } else if role == Role::InterBroker {
                format!("{SCRAM} required {login};")
            } else {
                format!("{SCRAM} required;")
            };
            self.jaas(listener, mechanism, text, &from);
        }
    }

    fn controller_login(&mut self, listener: &str, mechanism: &str) {
        let [user, password] = CONTROLLER.map(|name| self.value(name));
        let login = format!("username=\"{user}\" password=\"{password}\"");
        let text = if mechanism == "PLAIN" {
            format!("{PLAIN} required {login} user_{user}=\"{password}\";")
        } else {
            format!("{SCRAM} required {login};")
        };
        self.jaas(listener, mechanism, text, &CONTROLLER);
    }

    fn jaas(&mut self, listener: &str, mechanism: &str, text: String, from: &[&str]) {
        let key = format!("listener.name.{listener}.{}.sasl.jaas.config", mechanism.to_lowercase());
        self.set(key, text, from);
    }
}

/// For whom a listener is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Client,
    InterBroker,
}
