//! Which scripts stand between variables and files: the small number of strategies that are code.

/// The scripts of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrypoint {
    /// `run`, `configureDefaults`, `configure` and the wrapper of KIP-975.
    Apache,
    /// `configure` of Confluent's images; the file is written from nothing.
    Confluent(Confluent),
    /// `libkafka.sh`: lines of the stock file are set one by one, twice over.
    Bitnami,
    /// `start-kafka.sh`: lines of the stock file are set one by one.
    Wurstmeister,
    /// `docker-entrypoint.sh`: lines of the stock file are set one by one, by names without prefix before.
    Debezium,
    /// Nothing but variables that set lines of a default file.
    Plain,
    /// An operator writes the file; variables have no part in it.
    Operator,
}

/// What differs among Confluent's images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confluent {
    /// Which image.
    pub edition: Edition,
    /// Which helper checks and renders.
    pub helper: Helper,
    /// Who keeps the cluster's metadata.
    pub metadata: Metadata,
}

/// Which of Confluent's images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// `cp-kafka`.
    Community,
    /// `cp-server`.
    Server,
    /// `confluent-local`.
    Local,
}

/// The program that Confluent's scripts call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Helper {
    /// Python, until 8.0: an empty variable is a missing one.
    Dub,
    /// Go, since 8.1 and in `confluent-local`: an empty variable is there.
    Ub,
}

/// Who keeps the cluster's metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metadata {
    /// `ZooKeeper`.
    ZooKeeper,
    /// `KRaft` where `KAFKA_PROCESS_ROLES` is set, else `ZooKeeper`.
    Either,
    /// `KRaft`.
    KRaft,
}
