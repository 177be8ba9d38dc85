import java.io.File;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.TreeSet;
import java.util.jar.JarFile;

/**
 * Prints `INTERFACE CLASS` for each class of Kafka's jars that a property can name: interfaces by their
 * plain names.
 */
public class Classes {
    private static final String[] INTERFACES = {
        "org.apache.kafka.clients.consumer.ConsumerInterceptor",
        "org.apache.kafka.clients.producer.Partitioner",
        "org.apache.kafka.clients.producer.ProducerInterceptor",
        "org.apache.kafka.common.metrics.MetricsReporter",
        "org.apache.kafka.common.replica.ReplicaSelector",
        "org.apache.kafka.common.security.auth.AuthenticateCallbackHandler",
        "org.apache.kafka.common.security.auth.KafkaPrincipalBuilder",
        "org.apache.kafka.common.security.auth.Login",
        "org.apache.kafka.common.security.auth.SecurityProviderCreator",
        "org.apache.kafka.common.security.auth.SslEngineFactory",
        "org.apache.kafka.common.security.oauthbearer.JwtRetriever",
        "org.apache.kafka.common.security.oauthbearer.JwtValidator",
        "org.apache.kafka.common.serialization.Deserializer",
        "org.apache.kafka.common.serialization.Serde",
        "org.apache.kafka.common.serialization.Serializer",
        "org.apache.kafka.connect.mirror.ConfigPropertyFilter",
        "org.apache.kafka.connect.mirror.GroupFilter",
        "org.apache.kafka.connect.mirror.ReplicationPolicy",
        "org.apache.kafka.connect.mirror.TopicFilter",
        "org.apache.kafka.connect.rest.ConnectRestExtension",
        "org.apache.kafka.connect.storage.Converter",
        "org.apache.kafka.connect.storage.HeaderConverter",
        "org.apache.kafka.server.authorizer.Authorizer",
        "org.apache.kafka.server.log.remote.storage.RemoteLogMetadataManager",
        "org.apache.kafka.server.log.remote.storage.RemoteStorageManager",
        "org.apache.kafka.server.policy.AlterConfigPolicy",
        "org.apache.kafka.server.policy.CreateTopicPolicy",
        "org.apache.kafka.server.quota.ClientQuotaCallback",
        "org.apache.kafka.streams.KafkaClientSupplier",
        "org.apache.kafka.streams.errors.DeserializationExceptionHandler",
        "org.apache.kafka.streams.errors.ProcessingExceptionHandler",
        "org.apache.kafka.streams.errors.ProductionExceptionHandler",
        "org.apache.kafka.streams.processor.TimestampExtractor",
        "org.apache.kafka.streams.processor.assignment.TaskAssignor",
        "org.apache.kafka.streams.state.DslStoreSuppliers",
        "org.apache.kafka.streams.state.RocksDBConfigSetter",
        "kafka.metrics.KafkaMetricsReporter",
        "org.apache.kafka.server.metrics.KafkaMetricsReporter",
    };

    public static void main(String[] arguments) throws Exception {
        var lines = new TreeSet<String>();
        for (var path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!path.endsWith(".jar")) continue;
            try (var jar = new JarFile(path)) {
                for (var entry : Collections.list(jar.entries())) ask(entry.getName(), lines);
            }
        }
        lines.forEach(System.out::println);
    }

    private static void ask(String file, TreeSet<String> lines) {
        if (!file.endsWith(".class") || !(file.startsWith("org/apache/kafka/") || file.startsWith("kafka/"))) return;
        var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            var loader = Classes.class.getClassLoader();
            var type = Class.forName(name, false, loader);
            if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) return;
            type.getConstructor();
            for (var wanted : INTERFACES) {
                if (isA(wanted, type, loader)) lines.add(wanted.substring(wanted.lastIndexOf('.') + 1) + " " + name);
            }
        } catch (Throwable unusable) {
            // No property can name a class that cannot be loaded or that wants arguments.
        }
    }

    private static boolean isA(String wanted, Class<?> type, ClassLoader loader) {
        try {
            return Class.forName(wanted, false, loader).isAssignableFrom(type);
        } catch (ClassNotFoundException later) {
            return false;
        }
    }
}
