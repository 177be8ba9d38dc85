//! What the families call the things beside properties, as data.

use crate::dialect::{Dialect, Entrypoint};

/// Something that a variable gives to the scripts or to the JVM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Concept {
    ClusterId,
    Heap,
    Options,
    Jmx,
    Performance,
    CollectorLog,
    LoggingOptions,
    RootLevel,
    Loggers,
    ToolsLevel,
}

/// The things beside properties in one family.
pub(super) struct Side {
    /// Their variables.
    pub(super) concepts: &'static [(Concept, &'static str)],
    /// The folders that the image declares as volumes: each is a new, anonymous one where nobody mounts any.
    pub(super) volumes: &'static [&'static str],
    /// The folder of the programs.
    pub(super) home: &'static str,
    /// The folder of all that the image keeps.
    pub(super) root: &'static str,
    /// The folder of the data, which `log.dirs` is where nobody sets it.
    pub(super) data: &'static str,
    /// Where the image looks for files of the user.
    pub(super) config: &'static str,
    /// Where the image looks for key stores and passwords by name.
    pub(super) secrets: &'static str,
    /// Where scripts of the user are run from.
    pub(super) scripts: Option<&'static str>,
    /// Whom the files belong to.
    pub(super) user: &'static str,
}

const HEAP: (Concept, &str) = (Concept::Heap, "KAFKA_HEAP_OPTS");
const OPTIONS: (Concept, &str) = (Concept::Options, "KAFKA_OPTS");
const JMX: (Concept, &str) = (Concept::Jmx, "KAFKA_JMX_OPTS");
const PERFORMANCE: (Concept, &str) = (Concept::Performance, "KAFKA_JVM_PERFORMANCE_OPTS");
const COLLECTOR: (Concept, &str) = (Concept::CollectorLog, "KAFKA_GC_LOG_OPTS");
const JVM: [(Concept, &str); 5] = [HEAP, OPTIONS, JMX, PERFORMANCE, COLLECTOR];

const APACHE: Side = Side {
    concepts: &[
        (Concept::ClusterId, "CLUSTER_ID"),
        HEAP,
        OPTIONS,
        JMX,
        PERFORMANCE,
        COLLECTOR,
        (Concept::LoggingOptions, "KAFKA_LOG4J_OPTS"),
        (Concept::RootLevel, "KAFKA_LOG4J_ROOT_LOGLEVEL"),
        (Concept::Loggers, "KAFKA_LOG4J_LOGGERS"),
        (Concept::ToolsLevel, "KAFKA_TOOLS_LOG4J_LOGLEVEL"),
    ],
    volumes: &["/etc/kafka/secrets", "/var/lib/kafka/data", "/mnt/shared/config"],
    home: "/opt/kafka",
    root: "/var/lib/kafka",
    data: "/var/lib/kafka/data",
    config: "/mnt/shared/config",
    secrets: "/etc/kafka/secrets",
    scripts: None,
    user: "1000",
};
const CONFLUENT: Side = Side {
    volumes: &["/etc/kafka/secrets", "/var/lib/kafka/data"],
    home: "/usr/share/java",
    config: "/etc/kafka",
    ..APACHE
};
const BITNAMI: Side = Side {
    concepts: &[
        (Concept::ClusterId, "KAFKA_KRAFT_CLUSTER_ID"),
        (Concept::ClusterId, "KAFKA_CLUSTER_ID"),
        HEAP,
        OPTIONS,
        JMX,
        PERFORMANCE,
        COLLECTOR,
        (Concept::LoggingOptions, "KAFKA_LOG4J_OPTS"),
    ],
    volumes: &[],
    home: "/opt/bitnami",
    root: "/bitnami/kafka",
    data: "/bitnami/kafka/data",
    config: "/bitnami/kafka/config",
    secrets: "",
    scripts: Some("/docker-entrypoint-initdb.d"),
    user: "1001",
};
const WURSTMEISTER: Side = Side {
    concepts: &JVM,
    volumes: &["/kafka"],
    home: "/opt/kafka",
    root: "/kafka",
    data: "/kafka/kafka-logs",
    config: "/opt/kafka/config",
    secrets: "",
    scripts: None,
    user: "0",
};
const DEBEZIUM: Side = Side {
    concepts: &[
        (Concept::ClusterId, "CLUSTER_ID"),
        (Concept::Heap, "HEAP_OPTS"),
        (Concept::RootLevel, "LOG_LEVEL"),
    ],
    volumes: &["/kafka/config", "/kafka/data", "/kafka/logs"],
    home: "/kafka",
    root: "/kafka",
    data: "/kafka/data/1",
    config: "/kafka/config",
    secrets: "",
    scripts: None,
    user: "1001",
};
const PLAIN: Side = Side {
    concepts: &JVM,
    volumes: &[],
    home: "",
    root: "",
    data: "",
    config: "",
    secrets: "",
    scripts: None,
    user: "",
};

impl Side {
    pub(super) fn of(dialect: &Dialect) -> &'static Self {
        match dialect.entrypoint {
            Entrypoint::Apache => &APACHE,
            Entrypoint::Confluent(_) => &CONFLUENT,
            Entrypoint::Bitnami => &BITNAMI,
            Entrypoint::Wurstmeister => &WURSTMEISTER,
            Entrypoint::Debezium => &DEBEZIUM,
            Entrypoint::Plain | Entrypoint::Operator => &PLAIN,
        }
    }

    /// What a variable is for.
    pub(super) fn concept(&self, name: &str) -> Option<Concept> {
        self.concepts.iter().find(|(_, known)| *known == name).map(|(concept, _)| *concept)
    }

    /// The variable for it.
    pub(super) fn variable(&self, concept: Concept) -> Option<&'static str> {
        self.concepts.iter().find(|(known, _)| *known == concept).map(|(_, name)| *name)
    }
}
