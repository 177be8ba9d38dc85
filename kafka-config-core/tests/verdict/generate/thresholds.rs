//! Values on both sides of the limits that keys set one another.

use super::Generator;

/// Settings between `&`, values between `|`; `~` takes the key away, `*` stands for a kind of group.
const TOGETHER: [&str; 68] = [
    "listeners=X|PLAINTEXT|a,b|PLAINTEXT:9092|:9092 & listener.security.protocol.map=~",
    "group.*.min.heartbeat.interval.ms=5000 & group.*.heartbeat.interval.ms=5001|15001|45000|46000 & group.*.max.heartbeat.interval.ms=5000|15000|50000 & group.*.session.timeout.ms=45000|60000|60001",
    "group.*.max.session.timeout.ms=60000|61000|44999 & group.*.session.timeout.ms=60001|45000|44999",
    "node.id=1|1|01|2 & broker.id=1|1|+1|2|~",
    "process.roles=broker,broker|controller,controller|broker,controller,broker|broker,controller",
    "process.roles=~||broker & zookeeper.connect=h:2181||~ & controller.listener.names=~|C",
    "ZK & broker.id.generation.enable=true|false & broker.id=-1|-2|-3|1000|1001|0 & reserved.broker.max.id=1000|1001|0 & node.id=~",
    "zookeeper.metadata.migration.enable=true|false & zookeeper.connect=~||h:2181",
    "MIGRATING & zookeeper.metadata.migration.enable=true & broker.id=-1|0|~ & controller.quorum.voters=~|1@h:1| & controller.quorum.bootstrap.servers=~|h:1",
    "MIGRATING & zookeeper.metadata.migration.enable=true & inter.broker.protocol.version=3.3|3.3-IV3|3.4-IV0|3.4|3.7-IV1|3.7-IV2|3.7 & log.dirs=/a|/a,/b",
    "ZK & inter.broker.protocol.version=0.9.0|0.10.0-IV0|0.10.0|0.10.2|0.11.0|1.0|2.0|2.8|3.0-IV0|3.0-IV1|3.0 & log.message.format.version=0.8.2|0.10.0-IV0|0.10.0|0.11.0-IV2|2.0|3.0",
    "ZK & inter.broker.protocol.version=0.10.2|0.11.0-IV0|1.0|2.1|3.7 & offsets.topic.compression.codec=0|3|4|5 & log.message.format.version=0.9.0|~",
    "inter.broker.protocol.version=3.7|3.7.1|3.7.x|3.7.|3.7-IV4|3.7-iv4|3.8|3.8-IV0|3.9|3.9-IV0|4.0|4.0-IV0|4.0-IV3|3|v3.7|0.8.2.1|0.10.|.3.7|3.7 ",
    "log.message.format.version=3.0|3.0-IV1|0.10.0.1|0.9.0.0|0.9|1.0.0|3.8|2.8.",
    "ZK & inter.broker.protocol.version=0.10.0-IV0|0.10.0-IV1|0.10.0 & log.message.format.version=0.9.0|0.10.0-IV0 & sasl.mechanism.inter.broker.protocol=PLAIN|GSSAPI & sasl.enabled.mechanisms=PLAIN,GSSAPI & security.inter.broker.protocol=SASL_PLAINTEXT & listeners=SASL_PLAINTEXT://:9092 & advertised.listeners=~ & inter.broker.listener.name=~ & control.plane.listener.name=~",
    "ZK & inter.broker.protocol.version=0.10.2|0.11.0-IV0 & log.message.format.version=0.10.2|0.9.0 & offsets.topic.compression.codec=4|3",
    "ZK & inter.broker.protocol.version=0.9.0|0.10.0-IV0|0.10.0-IV1 & log.message.format.version=0.9.0 & sasl.mechanism.inter.broker.protocol=PLAIN & sasl.enabled.mechanisms=PLAIN & security.inter.broker.protocol=SASL_PLAINTEXT & listeners=SASL_PLAINTEXT://:9092 & advertised.listeners=~ & listener.security.protocol.map=~ & inter.broker.listener.name=~ & control.plane.listener.name=~",
    "controller.quorum.voters=1@0.0.0.0:9093|1@h:9093,2@0.0.0.0:0|1@0.0.0.0:1,1@h:2|1@[0.0.0.0]:1|1@[::]:1|1@0.0.0.00:1|2@0.0.0.0:1",
    "control.plane.listener.name=CP|cp|PLAINTEXT|C|NOPE| |SSL & listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CP:SSL,C:SSL|~",
    "log.roll.ms=0|1|-1|~ & log.roll.hours=1|0|24",
    "log.roll.jitter.ms=0|-1|1|~ & log.roll.jitter.hours=0|1|-1",
    "log.retention.ms=0|1|-1|-2|~ & log.retention.minutes=0|1|-1|~ & log.retention.hours=0|1|-1|-5",
    "log.retention.minutes=0|60|-1 & log.retention.hours=0|1 & log.retention.ms=~",
    "log.dirs=/a,/b||,|,/a|/a,,/b|/a,| /a , /b |/a,/a|~ & log.dir=/c||/c,/d|~",
    "log.dir= | |,|/a|/a,/b & log.dirs=~",
    "log.cleaner.dedupe.buffer.size=1048576|1048577|2097153|2097154|134217728|-1 & log.cleaner.threads=0|1|2|2|127|128|-1",
    "replica.fetch.wait.max.ms=500|501|30000 & replica.socket.timeout.ms=500|501|30000 & replica.lag.time.max.ms=500|501|30000",
    "offsets.commit.required.acks=-2|-1|0|1|3|4 & offsets.topic.replication.factor=1|3",
    "remote.log.storage.system.enable=true|false & log.dirs=/a|/a,/b|/a,/a|/a,",
    "offsets.topic.compression.codec=-1|0|4|5",
    "share.coordinator.state.topic.compression.codec=-1|0|4|5",
    "cordoned.log.dirs=/a|/b|*|*,/a|/a,/a|*,*|/a/||, & log.dirs=/a,/b|~|/a & log.dir=/a|/b",
    "process.roles=controller|broker & cordoned.log.dirs=/nope|*,/x",
    "broker.heartbeat.interval.ms=4500|4501|9000 & broker.session.timeout.ms=9000",
    "controller.quorum.auto.join.enable=true|false & process.roles=broker|controller|broker,controller",
    "node.id=1|2|3 & controller.quorum.voters=1@h:9093|2@h:9093,3@h:9093|3@h:1,1@h:1,1@i:2|1@h:65535|1@h:65536|1@h:99999999999|-1@h:1",
    "controller.quorum.voters=||~| ,|2@h:1,|,2@h:1|2@h:1 , 3@i:2|2@[::1]:1|2@::1:1|2@h:1@|2@h|h:1|2@h:1:2|2@:1|2@[h:1",
    "controller.quorum.voters=~| & controller.quorum.bootstrap.servers=h:9093||~|h:9093,|h|[::1]:9093|h:65536|h:9093 , i:1|a b:1",
    "controller.quorum.voters=2@0.0.0.0:9093|2@a?h:9093|2@http://h:1|2@x://h:1|2@a\u{2028}h:1|2@a\u{85}h:1|2@a\u{b}h:1|2@h:\u{661}|2@\u{a0}h:1",
    "controller.listener.names=|~| |,C|C,|C,C|C , CONTROLLER|CONTROLLER,C|SSL|PLAINTEXT|SASL_SSL,SASL_SSL",
    "controller.listener.names=CONTROLLER|C|SSL & listeners=C://:9093|CONTROLLER://:9093,C://:9094|SSL://:9093|C://:9093,PLAINTEXT://:9092 & listener.security.protocol.map=~|CONTROLLER:SSL,C:SSL,PLAINTEXT:PLAINTEXT,SSL:SSL",
    "advertised.listeners=|~|PLAINTEXT://0.0.0.0:9092|PLAINTEXT://[::]:9092|PLAINTEXT://:9092|PLAINTEXT://h:99999|PLAINTEXT://h:-1|PLAINTEXT://h:9092,PLAINTEXT://h:9092|PLAINTEXT://a:1,PLAINTEXT://b:2|PLAINTEXT://h:9092,C://h:9093|C://0.0.0.0:9093",
    "advertised.listeners=CONTROLLER://h:9093|CONTROLLER://0.0.0.0:9093|PLAINTEXT://h:9092,CONTROLLER://h:9093 & controller.listener.names=CONTROLLER",
    "inter.broker.listener.name=CONTROLLER|controller|C|NOPE| |PLAINTEXT|plaintext|SSL & security.inter.broker.protocol=~|~|PLAINTEXT",
    "security.inter.broker.protocol=SSL|ssl|PLAINTEXT|SASL|\u{a0}SSL & inter.broker.listener.name=~ & listeners=SSL://:9093,PLAINTEXT://:9092|PLAINTEXT://:9092 & advertised.listeners=~",
    "early.start.listeners=|,|PLAINTEXT|plaintext|CONTROLLER|C|C,|PLAINTEXT , C",
    "listener.security.protocol.map=C:SSL,PLAINTEXT:PLAINTEXT,c:SSL|C:SSL,C:PLAINTEXT,PLAINTEXT:PLAINTEXT|C:x,C:SSL,PLAINTEXT:PLAINTEXT|PLAINTEXT : plaintext,C\t:\tSSL|PLAINTEXT:PLAINTEXT,C:SSL,,|,PLAINTEXT:PLAINTEXT,C:SSL|PLAINTEXT|:SSL,C:SSL,PLAINTEXT:PLAINTEXT||A:B:SSL,C:SSL,PLAINTEXT:PLAINTEXT & listeners=~|PLAINTEXT://:9092 & controller.listener.names=C & advertised.listeners=~ & inter.broker.listener.name=~",
    "sasl.enabled.mechanisms=PLAIN|GSSAPI|PLAIN,GSSAPI||plain|SCRAM-SHA-512 & sasl.mechanism.inter.broker.protocol=PLAIN|GSSAPI|SCRAM-SHA-512|~",
    "inter.broker.listener.name=REPLICATION|INTERNAL & listener.name.replication.sasl.enabled.mechanisms=PLAIN|SCRAM-SHA-512|~| & listener.name.replication.max.connections=1|0|x & listener.name.REPLICATION.num.partitions=x|~",
    "listener.name.replication.plain.connections.max.reauth.ms=1|x & listener.name.replication.ssl.client.auth=none|nope & listener.name.replication.a.num.partitions=1|y",
    "queued.max.request.bytes=-1|0|1|104857599|104857600|1024 & socket.request.max.bytes=104857600|1024|1025|1",
    "max.connections.per.ip=0|1|0 & max.connections.per.ip.overrides=|a:1|~|1.2.3.4:5,b:6|::1:5|h : 5|h|h:x|h:|a b:1|:5|h:x,h:5|h:2147483648|h:\u{665}|,h:1|h:1,,|[::1]:1",
    "max.connections.per.ip.overrides=h:1|h:-1|h\u{a0}:1|\u{e9}:1|a_b%c-d.e:1|h:+1|h:1 , i:2",
    "connections.max.idle.ms=-1|0|100|101|600000 & connection.failed.authentication.delay.ms=0|100|99|101",
    "principal.builder.class=org.apache.kafka.common.security.auth.KafkaPrincipalSerde|org.apache.kafka.common.security.auth.KafkaPrincipalBuilder|java.lang.Object|org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder|no.such.Class|",
    "group.coordinator.rebalance.protocols=classic|consumer|classic,consumer|classic,share|classic,streams|classic,unknown|classic,classic||Classic|classic,|classic , consumer|consumer,share,streams",
    "group.*.min.heartbeat.interval.ms=5000|5001|4999|~ & group.*.heartbeat.interval.ms=5000|5001|4999|~ & group.*.max.heartbeat.interval.ms=5000|5001|15000|~",
    "group.*.min.session.timeout.ms=45000|45001|5000|~ & group.*.session.timeout.ms=45000|5001|5000|60000|60001 & group.*.max.session.timeout.ms=60000|45000|44999|~ & group.*.heartbeat.interval.ms=5000|5001|~",
    "group.*.assignment.interval.ms=1000|999|15001|~ & group.*.min.assignment.interval.ms=0|1000|1001|~ & group.*.max.assignment.interval.ms=15000|1000|999|~",
    "group.streams.num.standby.replicas=0|2|3 & group.streams.max.standby.replicas=2|3|0 & group.streams.num.warmup.replicas=2|20|21|~ & group.streams.max.warmup.replicas=20|2|1|~",
    "group.share.record.lock.duration.ms=30000|15000|14999|60000|60001 & group.share.min.record.lock.duration.ms=15000|30000|1000 & group.share.max.record.lock.duration.ms=60000|30000",
    "group.share.max.share.sessions=200|199|2000|1 & group.share.max.size=200|199|1",
    "group.share.assignors=simple|org.apache.kafka.coordinator.group.assignor.SimpleAssignor|simple,simple|Simple||org.apache.kafka.coordinator.group.assignor.RangeAssignor|java.lang.Object|no.such.Assignor|simple,org.apache.kafka.coordinator.group.assignor.SimpleAssignor",
    "group.consumer.assignors=range|uniform|uniform,range|range,range|org.apache.kafka.coordinator.group.assignor.RangeAssignor|org.apache.kafka.coordinator.group.assignor.UniformAssignor,uniform||Range|java.lang.String|no.such.Assignor|range,|org.apache.kafka.coordinator.group.assignor.SimpleAssignor",
    "share.coordinator.snapshot.update.records.per.snapshot=0|500|501|-1",
    "group.share.delivery.count.limit=2|5|10|~ & group.share.min.delivery.count.limit=2|5|~ & group.share.max.delivery.count.limit=5|10|~ & group.share.partition.max.record.locks=100|2000|4000|4001|~ & group.share.min.partition.max.record.locks=100|2000|~ & group.share.max.partition.max.record.locks=2000|4000|~",
    "group.streams.task.offset.interval.ms=60000|15000|14999 & group.streams.min.task.offset.interval.ms=15000|60000 & group.streams.rack.aware.assignment.tags=a|a,b|a,a|a,A|a , a|~ & group.streams.assignors=sticky|sticky,sticky|Sticky|org.apache.kafka.coordinator.group.streams.assignor.StickyTaskAssignor|org.apache.kafka.coordinator.group.streams.assignor.MockAssignor|sticky,org.apache.kafka.coordinator.group.streams.assignor.StickyTaskAssignor|java.lang.Object|~",
    "group.consumer.migration.policy=disabled|UPGRADE|Downgrade|bidirectional|nope||DISABLED |d\u{131}sabled",
];

/// What `ZK` and `MIGRATING` in front stand for.
const ZOOKEEPER: &str =
    "process.roles=~ & node.id=~ & broker.id=1 & zookeeper.connect=h:2181 & controller.listener.names=~";
const MIGRATING: &str = "process.roles=~ & node.id=~ & broker.id=1 & zookeeper.connect=h:2181 & controller.listener.names=C & controller.quorum.voters=3000@h:9093 & zookeeper.metadata.migration.enable=true";

/// The check of the log defaults.
const LOG_DEFAULTS: [&str; 4] = [
    "log.cleaner.min.compaction.lag.ms=0|10|11 & log.cleaner.max.compaction.lag.ms=10|9|1|~",
    "remote.log.storage.system.enable=true|true|false & log.local.retention.ms=-2|-1|1000|1001 & log.retention.ms=1000|-1|999|~ & log.dirs=/a",
    "remote.log.storage.system.enable=true|true|false & log.local.retention.bytes=-2|-1|1000|1001 & log.retention.bytes=1000|-1|999|~ & log.dirs=/a",
    "log.flush.interval.ms=-1|0|1|~ & log.flush.scheduler.interval.ms=-1|0|1|~",
];

impl Generator<'_> {
    /// Sets keys that limit one another to values around their limits.
    pub(super) fn move_a_threshold(&mut self) {
        let groups = match self.release {
            (3, 7 | 8) => 1,
            (3, _) | (4, 0) => 2,
            _ => 3,
        };
        let group = self.random.pick(&["consumer", "share", "streams"][..groups]);
        let line = if self.random.chance(12) {
            self.random.pick(&LOG_DEFAULTS)
        } else {
            self.random.pick(&TOGETHER)
        };
        // What a release does not know is only ballast, though one that must not matter.
        if self.release.0 >= 4 && self.random.chance(80) && self.only_zookeeper(line) {
            return self.move_a_threshold();
        }
        let line = line.replace("ZK", ZOOKEEPER).replace("MIGRATING", MIGRATING);
        for setting in line.split(" & ") {
            let (key, values) = setting.split_once('=').expect("a setting");
            let value = self.random.pick(&values.split('|').collect::<Vec<_>>());
            if self.random.chance(4) {
                continue;
            }
            let key = key.replace('*', group);
            if value == "~" {
                self.properties.remove(&key);
            } else {
                self.set(&key, value);
            }
        }
    }

    fn only_zookeeper(&self, line: &str) -> bool {
        let unknown = |setting: &str| {
            let key = setting.split_once('=').map_or(setting, |(key, _)| key);
            !key.contains('*') && self.keys.iter().all(|known| known.name != key)
        };
        line.split(" & ").any(unknown)
    }
}
