// Asks the real code whether it takes the configuration of a client: the config classes of the class path, and what the
// clients check of theirs before they connect.
//
// One request a line, one answer a line, fields between blanks, all text as hexadecimal bytes of UTF-8:
//   producer|consumer|admin [KEY VALUE]…  -> accept or reject, exception, message ("-" for none)
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.GroupRebalanceConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.LoggerFactory;

public class Clients {
    private static final HexFormat HEX = HexFormat.of();

    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.print(judge(line.split(" ")));
            answers.print('\n');
            if (!requests.ready()) answers.flush();
        }
        answers.flush();
    }

    private static String judge(String[] fields) throws ReflectiveOperationException {
        Properties properties = new Properties();
        for (int i = 1; i < fields.length; i += 2) {
            properties.setProperty(unhex(fields[i]), i + 1 < fields.length ? unhex(fields[i + 1]) : "");
        }
        try {
            switch (fields[0]) {
                case "producer" -> producer(new ProducerConfig(properties));
                case "consumer" -> consumer(new ConsumerConfig(properties));
                case "admin" -> Admin.create(properties).close(Duration.ZERO);
                default -> throw new AssertionError(fields[0]);
            }
        } catch (InvocationTargetException refused) {
            return reject(refused.getCause());
        } catch (RuntimeException refused) {
            return reject(refused);
        }
        return "accept - -";
    }

    private static void producer(ProducerConfig config) throws ReflectiveOperationException {
        Method check = Arrays.stream(KafkaProducer.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("configureDeliveryTimeout")).findFirst().orElseThrow();
        check.setAccessible(true);
        check.invoke(null, config, LoggerFactory.getLogger("oracle"));
        config.getConfiguredInstance("key.serializer", Serializer.class);
        config.getConfiguredInstance("value.serializer", Serializer.class);
        addresses(config);
    }

    private static void addresses(AbstractConfig config) {
        ClientUtils.parseAndValidateAddresses(
            config.getList("bootstrap.servers"), config.getString("client.dns.lookup"));
    }

    /** Members of a group of the classic protocol check their heartbeat. */
    private static void consumer(ConsumerConfig config) throws ReflectiveOperationException {
        config.getConfiguredInstance("key.deserializer", Deserializer.class);
        config.getConfiguredInstance("value.deserializer", Deserializer.class);
        addresses(config);
        boolean isClassic = !config.values().containsKey("group.protocol")
            || config.getString("group.protocol").equalsIgnoreCase("classic");
        if (isClassic || everyConsumerHasAssignors()) {
            ConsumerPartitionAssignor.getAssignorInstances(
                config.getList("partition.assignment.strategy"), config.originals());
        }
        if (config.getString("group.id") != null && isClassic) {
            heartbeat(new GroupRebalanceConfig(config, GroupRebalanceConfig.ProtocolType.CONSUMER));
        }
        // It need neither log in nor be made within no time.
        Map<String, Object> values = config.originals();
        values.put("security.protocol", "PLAINTEXT");
        values.put("default.api.timeout.ms", "60000");
        try {
            new KafkaConsumer<>(values).close(Duration.ZERO);
        } catch (KafkaException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static void heartbeat(GroupRebalanceConfig group) throws ReflectiveOperationException {
        Class<?> heartbeat = Class.forName("org.apache.kafka.clients.consumer.internals.Heartbeat");
        Constructor<?> constructor = Arrays.stream(heartbeat.getDeclaredConstructors())
            .filter(one -> one.getParameterCount() == 2).findFirst().orElseThrow();
        constructor.setAccessible(true);
        constructor.newInstance(group, Time.SYSTEM);
    }

    /** Those of the new group protocol do without, but 3.7 loads them. */
    private static boolean everyConsumerHasAssignors() throws ReflectiveOperationException {
        Class<?> consumer = Class.forName("org.apache.kafka.clients.consumer.internals.AsyncKafkaConsumer");
        return Arrays.stream(consumer.getDeclaredFields()).anyMatch(field -> field.getName().equals("assignors"));
    }

    private static String reject(Throwable thrown) {
        return "reject " + thrown.getClass().getSimpleName() + " " + text(thrown.getMessage());
    }

    private static String text(String text) {
        return text == null || text.isEmpty() ? "-" : HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An empty value leaves nothing between two blanks. */
    private static String unhex(String field) {
        return new String(HEX.parseHex(field), StandardCharsets.UTF_8);
    }
}
