//! Configurations to start from, as they are found in the field.

use super::Release;
use crate::random::Random;
use crate::support::Properties;

/// A configuration that Kafka takes from the first release up to, not including, the second.
struct Base {
    from: Release,
    until: Release,
    text: &'static str,
}

const EVER: Release = (9, 9);
const FIRST: Release = (3, 7);

const BASES: [Base; 25] = [
    Base { from: FIRST, until: EVER, text: BROKER },
    Base { from: FIRST, until: EVER, text: CONTROLLER },
    Base { from: FIRST, until: EVER, text: COMBINED },
    Base { from: FIRST, until: EVER, text: COMBINED },
    Base { from: FIRST, until: EVER, text: SASL_BROKER },
    Base { from: FIRST, until: EVER, text: SASL_BROKER },
    Base { from: FIRST, until: EVER, text: SASL_BY_PROTOCOL },
    Base { from: FIRST, until: EVER, text: SSL_BROKER },
    Base { from: FIRST, until: EVER, text: TIERED },
    Base { from: FIRST, until: EVER, text: OPERATOR },
    Base { from: FIRST, until: EVER, text: CONTAINER },
    Base { from: FIRST, until: EVER, text: PROVIDERS },
    Base { from: FIRST, until: EVER, text: DISKS },
    Base { from: (3, 9), until: EVER, text: DYNAMIC },
    Base { from: (3, 9), until: EVER, text: DYNAMIC_CONTROLLER },
    Base { from: (4, 0), until: EVER, text: GROUPS },
    Base { from: (4, 3), until: EVER, text: CORDONED },
    Base { from: (4, 0), until: (4, 2), text: EMPTY_ROLES },
    Base { from: (4, 0), until: (4, 2), text: EMPTY_ROLES },
    Base { from: FIRST, until: (4, 0), text: ZOOKEEPER },
    Base { from: FIRST, until: (4, 0), text: ZOOKEEPER },
    Base { from: FIRST, until: (4, 0), text: OLD_ZOOKEEPER },
    Base { from: FIRST, until: (4, 0), text: MIGRATING_BROKER },
    Base { from: FIRST, until: (4, 0), text: MIGRATING_BROKER },
    Base { from: FIRST, until: (4, 0), text: MIGRATING_CONTROLLER },
];

/// A base of this release.
pub(super) fn pick(random: &mut Random, release: Release) -> Properties {
    let fitting: Vec<&str> = BASES
        .iter()
        .filter(|base| base.from <= release && release < base.until)
        .map(|base| base.text)
        .collect();
    let lines = random.pick(&fitting).lines().filter_map(|line| line.split_once('='));
    lines.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

const BROKER: &str = "\
process.roles=broker
node.id=1
controller.listener.names=C
controller.quorum.voters=2@h:9093";

const CONTROLLER: &str = "\
process.roles=controller
node.id=1
controller.listener.names=CONTROLLER
controller.quorum.voters=1@localhost:9093,2@controller-2:9093,3@controller-3:9093
listeners=CONTROLLER://:9093
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT";

const COMBINED: &str = "\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
inter.broker.listener.name=PLAINTEXT
advertised.listeners=PLAINTEXT://localhost:9092
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL
num.network.threads=3
num.io.threads=8
socket.send.buffer.bytes=102400
socket.receive.buffer.bytes=102400
socket.request.max.bytes=104857600
log.dirs=/tmp/kraft-combined-logs
num.partitions=1
num.recovery.threads.per.data.dir=1
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
log.retention.hours=168
log.segment.bytes=1073741824
log.retention.check.interval.ms=300000";

const DYNAMIC: &str = "\
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=localhost:9093,controller-2:9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
inter.broker.listener.name=PLAINTEXT
advertised.listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093
controller.listener.names=CONTROLLER
log.dirs=/tmp/kraft-combined-logs";

const DYNAMIC_CONTROLLER: &str = "\
process.roles=controller
node.id=3000
controller.quorum.bootstrap.servers=localhost:9093
listeners=CONTROLLER://0.0.0.0:9093
advertised.listeners=CONTROLLER://controller-0:9093
controller.listener.names=CONTROLLER
controller.quorum.auto.join.enable=true";

const SASL_BROKER: &str = "\
process.roles=broker
node.id=3
controller.quorum.voters=1000@c-0:9090,1001@c-1:9090
controller.listener.names=CONTROLLER
listeners=INTERNAL://:9093,EXTERNAL://0.0.0.0:9094,REPLICATION://:9091
advertised.listeners=INTERNAL://broker-3:9093,EXTERNAL://kafka.example.com:9094,REPLICATION://broker-3:9091
listener.security.protocol.map=INTERNAL:SASL_PLAINTEXT,EXTERNAL:SASL_SSL,REPLICATION:SASL_SSL,CONTROLLER:SSL
inter.broker.listener.name=REPLICATION
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.replication.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.replication.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.external.ssl.client.auth=required
listener.name.external.ssl.keystore.location=/etc/kafka/external.p12
listener.name.external.ssl.keystore.type=PKCS12
ssl.keystore.location=/etc/kafka/broker.p12
ssl.keystore.password=changeit
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:CN=broker
connections.max.reauth.ms=3600000";

const SASL_BY_PROTOCOL: &str = "\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
listeners=SASL_PLAINTEXT://:9092,CONTROLLER://:9093
advertised.listeners=SASL_PLAINTEXT://localhost:9092
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:SASL_PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT
security.inter.broker.protocol=SASL_PLAINTEXT
sasl.enabled.mechanisms=GSSAPI,PLAIN
sasl.mechanism.inter.broker.protocol=PLAIN
sasl.mechanism.controller.protocol=PLAIN
sasl.kerberos.service.name=kafka";

const SSL_BROKER: &str = "\
process.roles=broker
node.id=7
controller.quorum.voters=1@c1.example.com:9093,2@[2001:db8::2]:9093
controller.listener.names=CTRL-SSL
listeners=SSL://[::]:9093
advertised.listeners=SSL://broker-7.example.com:9093
listener.security.protocol.map=SSL:SSL,CTRL-SSL:SSL
security.inter.broker.protocol=SSL
ssl.client.auth=required
ssl.enabled.protocols=TLSv1.2,TLSv1.3
ssl.keystore.type=PEM
ssl.keystore.location=/etc/kafka/key.pem
ssl.truststore.type=PEM
ssl.truststore.location=/etc/kafka/ca.pem
ssl.endpoint.identification.algorithm=
ssl.principal.mapping.rules=RULE:^CN=(.*?),.*$/$1/,DEFAULT
log.dirs=/var/lib/kafka/data";

const TIERED: &str = "\
process.roles=broker
node.id=4
controller.quorum.voters=1@c:9093
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://:9092
advertised.listeners=PLAINTEXT://b4:9092
log.dirs=/data
remote.log.storage.system.enable=true
remote.log.storage.manager.class.name=org.example.S3Manager
remote.log.storage.manager.class.path=/opt/tiered/*
remote.log.metadata.manager.listener.name=PLAINTEXT
rsm.config.storage.bucket=logs
rlmm.config.remote.log.metadata.topic.replication.factor=1
log.retention.ms=604800000
log.retention.bytes=10737418240
log.local.retention.ms=3600000
log.local.retention.bytes=1073741824
remote.log.manager.task.interval.ms=30000
remote.log.reader.threads=10";

const OPERATOR: &str = "\
process.roles=broker
node.id=0
broker.id=0
controller.quorum.voters=3@cluster-controller-3.cluster-brokers.svc:9090,4@cluster-controller-4.cluster-brokers.svc:9090
controller.listener.names=CONTROLPLANE-9090
listener.security.protocol.map=CONTROLPLANE-9090:SSL,REPLICATION-9091:SSL,PLAIN-9092:PLAINTEXT,TLS-9093:SSL
listeners=REPLICATION-9091://0.0.0.0:9091,PLAIN-9092://0.0.0.0:9092,TLS-9093://0.0.0.0:9093
advertised.listeners=REPLICATION-9091://cluster-0.cluster-brokers.svc:9091,PLAIN-9092://cluster-0.svc:9092,TLS-9093://cluster-0.svc:9093
inter.broker.listener.name=REPLICATION-9091
sasl.enabled.mechanisms=
listener.name.replication-9091.ssl.client.auth=required
listener.name.tls-9093.ssl.client.auth=none
ssl.endpoint.identification.algorithm=HTTPS
log.dirs=/var/lib/kafka/data-0/kafka-log0
default.replication.factor=3
min.insync.replicas=2
offsets.topic.replication.factor=3
max.connections.per.ip.overrides=10.0.0.1:5,broker-1:10
early.start.listeners=REPLICATION-9091";

const CONTAINER: &str = "\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@broker:29093
listeners=PLAINTEXT://broker:29092,CONTROLLER://broker:29093,PLAINTEXT_HOST://0.0.0.0:9092
advertised.listeners=PLAINTEXT://broker:29092,PLAINTEXT_HOST://localhost:9092
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PLAINTEXT_HOST:PLAINTEXT
offsets.topic.replication.factor=1
group.initial.rebalance.delay.ms=0
log.cleanup.policy=compact,delete
log.roll.ms=3600000
log.cleaner.dedupe.buffer.size=2097154
log.cleaner.threads=1
auto.create.topics.enable=true
compression.type=producer
zookeeper.connection.timeout.ms=6000";

const PROVIDERS: &str = "\
process.roles=broker
node.id=1
controller.listener.names=C
controller.quorum.voters=2@h:9093
config.providers=p
config.providers.p.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider
ssl.key.password=secret";

const DISKS: &str = "\
process.roles=broker
node.id=1
controller.listener.names=C
controller.quorum.voters=2@h:9093
log.dirs=/disk-1/kafka,/disk-2/kafka,/disk-3/kafka
metadata.log.dir=/disk-0/metadata
num.recovery.threads.per.data.dir=2
offsets.commit.required.acks=-1
queued.max.request.bytes=-1
max.connections.per.ip=100
connections.max.idle.ms=600000
connection.failed.authentication.delay.ms=100
replica.fetch.wait.max.ms=500
replica.socket.timeout.ms=30000
replica.lag.time.max.ms=30000
log.retention.minutes=1440
log.roll.hours=24
log.roll.jitter.hours=1";

const GROUPS: &str = "\
process.roles=broker
node.id=1
controller.listener.names=C
controller.quorum.voters=2@h:9093
group.coordinator.rebalance.protocols=classic,consumer,share
group.consumer.assignors=org.apache.kafka.coordinator.group.assignor.RangeAssignor,uniform
group.consumer.heartbeat.interval.ms=6000
group.consumer.min.heartbeat.interval.ms=5000
group.consumer.max.heartbeat.interval.ms=7000
group.consumer.session.timeout.ms=45000
group.share.record.lock.duration.ms=30000
group.share.max.size=200
group.streams.num.standby.replicas=1
share.coordinator.state.topic.compression.codec=4";

const CORDONED: &str = "\
process.roles=broker
node.id=1
controller.listener.names=C
controller.quorum.voters=2@h:9093
log.dirs=/a,/b,/c
cordoned.log.dirs=/b";

const EMPTY_ROLES: &str = "\
process.roles=
node.id=1
controller.listener.names=C
listeners=PLAINTEXT://:9092,C://:9093";

const ZOOKEEPER: &str = "\
broker.id=1
zookeeper.connect=zk-1:2181,zk-2:2181/kafka
listeners=PLAINTEXT://:9092
advertised.listeners=PLAINTEXT://broker-1:9092
log.dirs=/var/lib/kafka
zookeeper.connection.timeout.ms=18000
delete.topic.enable=true";

const OLD_ZOOKEEPER: &str = "\
zookeeper.connect=h:2181
inter.broker.protocol.version=2.8
log.message.format.version=2.8
listeners=PLAINTEXT://:9092,CP://:9099
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CP:PLAINTEXT
control.plane.listener.name=CP
offsets.topic.compression.codec=0";

const MIGRATING_BROKER: &str = "\
broker.id=1
zookeeper.connect=h:2181
zookeeper.metadata.migration.enable=true
controller.quorum.voters=3000@c:9093
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://:9092
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.protocol.version=3.7";

const MIGRATING_CONTROLLER: &str = "\
process.roles=controller
node.id=3000
zookeeper.connect=h:2181
zookeeper.metadata.migration.enable=true
controller.quorum.voters=3000@c:9093
controller.listener.names=CONTROLLER
listeners=CONTROLLER://:9093
inter.broker.protocol.version=3.7";
