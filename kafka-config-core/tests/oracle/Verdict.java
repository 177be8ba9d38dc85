// Asks the real code whether it takes a broker configuration: kafka.server.KafkaConfig of the class path, and what
// LogManager checks when a broker starts. Names that differ between versions are looked up, so one source serves all.
//
// One request a line, one answer a line, fields between blanks, all text as hexadecimal bytes of UTF-8:
//   keys                     -> NAME TYPE VALIDATOR DEFAULT … of every key, by name ("-" for none)
//   verdict [KEY VALUE]…     -> constructor, log defaults (accept, reject or n/a), exception, message ("-" for none)
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;

public class Verdict {
    private static final HexFormat HEX = HexFormat.of();

    private final Class<?> config = Class.forName("kafka.server.KafkaConfig");
    private final Class<?> logConfig = Class.forName("org.apache.kafka.storage.internals.log.LogConfig");
    private final Method constructor = config.getMethod("fromProps", Properties.class, boolean.class);
    private final Method roles = config.getMethod("processRoles");
    private final Method zooKeeper = find(config, "requiresZookeeper");
    private final Method logDefaults = config.getMethod("extractLogConfigMap");
    private final Method checkLogDefaults = logConfig.getMethod("validateBrokerLogConfigValues", Map.class, boolean.class);
    private final Constructor<?> parseLogDefaults = logConfig.getConstructor(Map.class);

    private Verdict() throws ReflectiveOperationException { }

    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Verdict verdict = new Verdict();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.print(line.equals("keys") ? verdict.keys() : verdict.judge(line.split(" ")));
            answers.print('\n');
            if (!requests.ready()) answers.flush();
        }
        answers.flush();
    }

    private String keys() throws ReflectiveOperationException {
        ConfigDef definition = (ConfigDef) config.getMethod("configDef").invoke(null);
        StringBuilder answer = new StringBuilder();
        for (ConfigDef.ConfigKey key : new TreeMap<>(definition.configKeys()).values()) {
            Object byDefault = key.hasDefault() ? ConfigDef.convertToString(key.defaultValue, key.type) : null;
            for (Object field : new Object[] {key.name, key.type, key.validator, byDefault}) {
                answer.append(answer.length() == 0 ? "" : " ").append(text(field));
            }
        }
        return answer.toString();
    }

    private String judge(String[] fields) throws ReflectiveOperationException {
        Properties properties = new Properties();
        for (int i = 1; i < fields.length; i += 2) {
            properties.setProperty(unhex(fields[i]), i + 1 < fields.length ? unhex(fields[i + 1]) : "");
        }
        Object built;
        try {
            built = constructor.invoke(null, properties, false);
        } catch (InvocationTargetException refused) {
            return "reject n/a" + failure(refused.getCause());
        }
        if (!hasLogs(built)) return "accept n/a - -";
        try {
            Map<?, ?> defaults = (Map<?, ?>) logDefaults.invoke(built);
            checkLogDefaults.invoke(null, defaults, tiered(built));
            parseLogDefaults.newInstance(defaults);
        } catch (InvocationTargetException refused) {
            return "accept reject" + failure(refused.getCause());
        }
        return "accept accept - -";
    }

    /** Brokers and ZooKeeper mode start a LogManager, lone controllers do not. */
    private boolean hasLogs(Object built) throws ReflectiveOperationException {
        return zooKeeper != null && (boolean) zooKeeper.invoke(built)
            || roles.invoke(built).toString().toLowerCase(Locale.ROOT).contains("broker");
    }

    private boolean tiered(Object built) throws ReflectiveOperationException {
        Method direct = find(config, "isRemoteLogStorageSystemEnabled");
        if (direct != null) return (boolean) direct.invoke(built);
        Object remote = config.getMethod("remoteLogManagerConfig").invoke(built);
        Method newer = find(remote.getClass(), "isRemoteStorageSystemEnabled");
        Method enabled = newer != null ? newer : remote.getClass().getMethod("enableRemoteStorageSystem");
        return (boolean) enabled.invoke(remote);
    }

    private static Method find(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException absent) {
            return null;
        }
    }

    private static String failure(Throwable thrown) {
        return " " + thrown.getClass().getSimpleName() + " " + text(thrown.getMessage());
    }

    private static String text(Object value) {
        String text = String.valueOf(value);
        return value == null || text.isEmpty() ? "-" : HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An empty value leaves nothing between two blanks. */
    private static String unhex(String field) {
        return new String(HEX.parseHex(field), StandardCharsets.UTF_8);
    }
}
