// Asks the real code whether a Connect worker, or MirrorMaker 2, starts with a configuration, up to its first connection.
//
// One request a line, one answer a line, fields between blanks, all text as hexadecimal bytes of UTF-8:
//   worker|mirror-maker [KEY VALUE]…  -> accept or reject, exception, message ("-" for none)
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.GroupRebalanceConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.mirror.MirrorCheckpointConfig;
import org.apache.kafka.connect.mirror.MirrorCheckpointConnector;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConfig;
import org.apache.kafka.connect.mirror.MirrorHeartbeatConnector;
import org.apache.kafka.connect.mirror.MirrorMakerConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConfig;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;
import org.apache.kafka.connect.mirror.SourceAndTarget;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.storage.KafkaConfigBackingStore;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;
import org.apache.kafka.connect.storage.KafkaStatusBackingStore;

public class Workers {
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

    private static String judge(String[] fields) throws Exception {
        Map<String, String> properties = new HashMap<>();
        for (int i = 1; i < fields.length; i += 2) {
            properties.put(unhex(fields[i]), i + 1 < fields.length ? unhex(fields[i + 1]) : "");
        }
        try {
            if (fields[0].equals("worker")) worker(properties);
            else mirrorMaker(new MirrorMakerConfig(properties));
        } catch (InvocationTargetException refused) {
            return reject(refused.getCause());
        } catch (RuntimeException refused) {
            return reject(refused);
        }
        return "accept - -";
    }

    private static void worker(Map<String, String> properties) throws Exception {
        DistributedConfig config = new DistributedConfig(properties);
        // It would ask a broker who it is.
        Admin.create(config.originals()).close(Duration.ZERO);
        Field cluster = WorkerConfig.class.getDeclaredField("kafkaClusterId");
        cluster.setAccessible(true);
        cluster.set(config, "cluster");
        Supplier<String> client = () -> "client";
        Supplier<Admin> admin = () -> null;
        JsonConverter converter = new JsonConverter();
        make(KafkaOffsetBackingStore.class, admin, client, converter).configure(config);
        KafkaStatusBackingStore status = make(KafkaStatusBackingStore.class, Time.SYSTEM, converter, admin, "client");
        try {
            status.configure(config);
        } finally {
            status.stop();
        }
        ClientUtils.parseAndValidateAddresses(config.getList("bootstrap.servers"), config.getString("client.dns.lookup"));
        make(KafkaConfigBackingStore.class, converter, config, null, admin, "client");
        heartbeat(new GroupRebalanceConfig(config, GroupRebalanceConfig.ProtocolType.CONNECT));
    }

    /** As its main class does: a worker for each flow, with three connectors. */
    private static void mirrorMaker(MirrorMakerConfig config) throws Exception {
        if (config.clusterPairs().isEmpty()) throw new IllegalArgumentException("No source->target replication flows.");
        for (SourceAndTarget flow : config.clusterPairs()) {
            worker(config.workerConfig(flow));
            connector(config, flow, new MirrorSourceConnector(), MirrorSourceConfig.class, "topicFilter", "configPropertyFilter");
            connector(config, flow, new MirrorHeartbeatConnector(), MirrorHeartbeatConfig.class);
            connector(config, flow, new MirrorCheckpointConnector(), MirrorCheckpointConfig.class, "topicFilter", "groupFilter");
        }
    }

    private static void connector(
        MirrorMakerConfig maker, SourceAndTarget flow, Connector connector, Class<?> type, String... filters
    ) throws Exception {
        Map<String, String> properties = maker.connectorBaseConfig(flow, connector.getClass());
        boolean isSpared = false;
        for (ConfigValue value : connector.validate(properties).configValues()) {
            // Who switches checkpoints off has no connector for them, and wants none.
            boolean isUnwanted = value.errorMessages().toString().contains("MirrorCheckpointConnector can't run");
            isSpared |= isUnwanted;
            if (!isUnwanted && !value.errorMessages().isEmpty()) throw new ConfigException(value.errorMessages().toString());
        }
        if (isSpared) return;
        Object config = type.getConstructor(Map.class).newInstance(properties);
        boolean isHeartbeat = connector instanceof MirrorHeartbeatConnector;
        if (!isHeartbeat && !(boolean) call(config, "enabled")) return;
        for (String filter : filters) call(config, filter);
        if (!isHeartbeat) admin(config, call(config, "sourceAdminConfig", "role"));
        admin(config, call(config, "targetAdminConfig", "role"));
    }

    private static void admin(Object config, Object settings) throws Exception {
        ((Admin) call(config, "forwardingAdmin", settings)).close(Duration.ZERO);
    }

    private static Object call(Object config, String name, Object... arguments) throws Exception {
        for (Class<?> type = config.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (!method.getName().equals(name) || method.getParameterCount() != arguments.length) continue;
                method.setAccessible(true);
                return method.invoke(config, arguments);
            }
        }
        throw new AssertionError(name);
    }

    @SuppressWarnings("unchecked")
    private static <T> T make(Class<T> type, Object... arguments) throws Exception {
        Constructor<?> constructor = Arrays.stream(type.getConstructors())
            .filter(one -> one.getParameterCount() == arguments.length).findFirst().orElseThrow();
        return (T) constructor.newInstance(arguments);
    }

    private static void heartbeat(GroupRebalanceConfig group) throws ReflectiveOperationException {
        Class<?> heartbeat = Class.forName("org.apache.kafka.clients.consumer.internals.Heartbeat");
        Constructor<?> constructor = Arrays.stream(heartbeat.getDeclaredConstructors())
            .filter(one -> one.getParameterCount() == 2).findFirst().orElseThrow();
        constructor.setAccessible(true);
        constructor.newInstance(group, Time.SYSTEM);
    }

    private static String reject(Throwable thrown) {
        return "reject " + thrown.getClass().getSimpleName() + " " + text(reason(thrown));
    }

    /** The message, and those of the causes. */
    private static String reason(Throwable thrown) {
        String cause = thrown.getCause() == null ? "" : " <- " + reason(thrown.getCause());
        return thrown.getMessage() + cause;
    }

    private static String text(String text) {
        return text == null || text.isEmpty() ? "-" : HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An empty value leaves nothing between two blanks. */
    private static String unhex(String field) {
        return new String(HEX.parseHex(field), StandardCharsets.UTF_8);
    }
}
