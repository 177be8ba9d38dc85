// Asks the real code whether a Kafka Streams application starts with a configuration, up to its first connection.
//
// One request a line, one answer a line, fields between blanks, all text as hexadecimal bytes of UTF-8:
//   streams [KEY VALUE]…         -> accept or reject, exception, message ("-" for none)
//   streams-global [KEY VALUE]…  -> the same of an application with a global table
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

public class Streams {
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
        System.exit(0);
    }

    private static String judge(String[] fields) {
        Properties properties = new Properties();
        for (int i = 1; i < fields.length; i += 2) {
            properties.setProperty(unhex(fields[i]), i + 1 < fields.length ? unhex(fields[i + 1]) : "");
        }
        Topology topology = new Topology();
        topology.addSource("source", "topic");
        if (fields[0].equals("streams-global")) addGlobalTable(topology);
        Clients clients = new Clients();
        try {
            new StreamsConfig(properties).getKafkaClientSupplier();
            new KafkaStreams(topology, properties, clients);
        } catch (RuntimeException refused) {
            return "reject " + refused.getClass().getSimpleName() + " " + text(reason(refused));
        } finally {
            clients.close();
        }
        return "accept - -";
    }

    private static void addGlobalTable(Topology topology) {
        Serde<String> serde = Serdes.String();
        StoreBuilder<?> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("all"), serde, serde);
        topology.addGlobalStore(
            store.withLoggingDisabled(), "everywhere", serde.deserializer(), serde.deserializer(), "table", "kept", Nothing::new);
    }

    /** A supplier has to give a new one each time. */
    private static class Nothing implements Processor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) { }
    }

    /** The message, and those of the causes. */
    private static String reason(Throwable thrown) {
        String cause = thrown.getCause() == null ? "" : " <- " + reason(thrown.getCause());
        return thrown.getMessage() + cause;
    }

    /** Those of Kafka, which end with the question. */
    private static class Clients extends DefaultKafkaClientSupplier {
        private final List<Runnable> open = new ArrayList<>();

        @Override
        public Admin getAdmin(Map<String, Object> config) {
            Admin admin = super.getAdmin(config);
            open.add(() -> admin.close(Duration.ZERO));
            return admin;
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            Producer<byte[], byte[]> producer = super.getProducer(config);
            open.add(() -> producer.close(Duration.ZERO));
            return producer;
        }

        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
            return noted(super.getConsumer(config));
        }

        @Override
        public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
            return noted(super.getGlobalConsumer(config));
        }

        @Override
        public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
            return noted(super.getRestoreConsumer(config));
        }

        private Consumer<byte[], byte[]> noted(Consumer<byte[], byte[]> consumer) {
            open.add(() -> consumer.close(Duration.ZERO));
            return consumer;
        }

        void close() {
            open.forEach(Runnable::run);
        }
    }

    private static String text(String text) {
        return text == null || text.isEmpty() ? "-" : HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An empty value leaves nothing between two blanks. */
    private static String unhex(String field) {
        return new String(HEX.parseHex(field), StandardCharsets.UTF_8);
    }
}
