import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Asks the classes of one Kafka version what they let one configure and writes it as VERSION.txt, told as the
 * difference from the file before. {@code update} calls it; README.md beside it describes the files.
 * Members are looked up by name, the newest place first, so that one source serves every version.
 */
public class Definitions {
    static final String KAFKA = "org.apache.kafka.";

    /** Name, class, member. In this order components are listed. */
    static final String[][] COMPONENTS = {
        {"broker", "kafka.server.KafkaConfig", "configDef"},
        {"topic", KAFKA + "storage.internals.log.LogConfig", "configDefCopy"},
        {"producer", KAFKA + "clients.producer.ProducerConfig", "configDef"},
        {"consumer", KAFKA + "clients.consumer.ConsumerConfig", "configDef"},
        {"admin", KAFKA + "clients.admin.AdminClientConfig", "configDef"},
        {"streams", KAFKA + "streams.StreamsConfig", "configDef"},
        {"connect-distributed", KAFKA + "connect.runtime.distributed.DistributedConfig", "config"},
        {"connect-standalone", KAFKA + "connect.runtime.standalone.StandaloneConfig", "CONFIG"},
        {"connect-source", KAFKA + "connect.runtime.SourceConnectorConfig", "configDef"},
        {"connect-sink", KAFKA + "connect.runtime.SinkConnectorConfig", "configDef"},
        {"mirror-maker", KAFKA + "connect.mirror.MirrorMakerConfig", "config"},
        {"mirror-source", KAFKA + "connect.mirror.MirrorSourceConfig", "CONNECTOR_CONFIG_DEF"},
        {"mirror-checkpoint", KAFKA + "connect.mirror.MirrorCheckpointConfig", "CONNECTOR_CONFIG_DEF"},
        {"mirror-heartbeat", KAFKA + "connect.mirror.MirrorHeartbeatConfig", "CONNECTOR_CONFIG_DEF"},
        {"mirror-client", KAFKA + "connect.mirror.MirrorClientConfig", "CONFIG_DEF"},
        {"group", KAFKA + "coordinator.group.GroupConfig", "CONFIG_DEF", "configDef"},
        {"client-metrics", KAFKA + "server.metrics.ClientMetricsConfigs", "configDef"},
        {"client-metrics", "kafka.metrics.ClientMetricsConfigs", "configDef"},
    };
    static final List<String> NAMES =
        Arrays.stream(COMPONENTS).map(place -> place[0]).distinct().collect(Collectors.toList());
    /** Components of artifacts of their own: when these are not published, nobody knows. */
    static final String OPTIONAL = "streams|connect-.*|mirror-.*";

    /** What one version defines: component, key, definition; and what it says of metadata versions. */
    static class Facts {
        final Map<String, Map<String, String>> components = new LinkedHashMap<>();
        final Set<String> unknown = new TreeSet<>(Definitions::order);
        String production = "";
        String metadata = "";

        Facts() {
            NAMES.forEach(name -> components.put(name, new TreeMap<>()));
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        String version = args[1];
        PrintStream console = System.out;
        System.setOut(System.err); // what Kafka prints is of no interest
        String before = predecessor(folder, version);
        Facts old = before == null ? new Facts() : read(folder, before);
        Facts now = ask();
        boolean sameLine = before != null && line(before).equals(line(version));
        Set<String> kept = sameLine ? keep(old, now) : Set.of();
        Files.writeString(folder.resolve(version + ".txt"), text(version, before, old, now, kept));
        Facts again = read(folder, version);
        now.unknown.forEach(name -> now.components.put(name, old.components.get(name)));
        if (!again.components.equals(now.components) || !again.metadata.equals(now.metadata))
            throw new IllegalStateException("what was written reads differently");
        console.println(version + ".txt" + (before == null ? "" : " after " + before));
        System.exit(0);
    }

    // ------------------------------------------------------------------------------------------ asking Kafka

    static Facts ask() throws Exception {
        Facts facts = new Facts();
        Set<String> dynamic = strings(member(KAFKA + "server.config.DynamicBrokerConfig", "ALL_DYNAMIC_CONFIGS"),
            member("kafka.server.DynamicBrokerConfig", "AllDynamicConfigs"));
        Set<String> perBroker = strings(member(KAFKA + "server.config.DynamicBrokerConfig", "PER_BROKER_CONFIGS"),
            member("kafka.server.DynamicBrokerConfig$", "PerBrokerConfigs"));
        askMetadata(facts);
        for (String[] place : COMPONENTS) {
            ConfigDef def = (ConfigDef) member(place[1], Arrays.copyOfRange(place, 2, place.length));
            if (def == null) {
                if (place[0].matches(OPTIONAL)) facts.unknown.add(place[0]);
                continue;
            }
            Map<String, String> keys = facts.components.get(place[0]);
            Set<String> marked = deprecated(place[0].equals("topic") ? KAFKA + "common.config.TopicConfig" : place[1]);
            for (ConfigDef.ConfigKey key : def.configKeys().values()) {
                boolean broker = place[0].equals("broker");
                String mode = !broker || !dynamic.contains(key.name) ? ""
                    : perBroker.contains(key.name) ? " per-broker" : " cluster-wide";
                keys.put(key.name, definition(key, mode, marked.contains(key.name) || deprecated(key), facts.metadata));
            }
        }
        return facts;
    }

    static String definition(ConfigDef.ConfigKey key, String mode, boolean deprecated, String metadata)
        throws Exception {
        StringBuilder text = new StringBuilder();
        text.append(key.type.toString().toLowerCase()).append(' ').append(key.importance.toString().toLowerCase());
        if (key.internalConfig) text.append(" internal");
        if (deprecated) text.append(" deprecated");
        text.append(mode).append(validator(key, metadata));
        String fallback = key.hasDefault() ? ConfigDef.convertToString(key.defaultValue, key.type) : null;
        if (!key.hasDefault()) text.append(" required");
        else if (fallback != null) text.append(fallback.isEmpty() ? " =" : " = " + fallback);
        if (text.chars().anyMatch(c -> c < ' ' || c > '~')) throw new IllegalStateException(key.name + ": " + text);
        return text.toString();
    }

    /** What a validator accepts, with a blank in front; nothing if it accepts all. */
    static String validator(ConfigDef.ConfigKey key, String metadata) throws Exception {
        if (key.validator == null) return "";
        String print = key.validator.toString();
        switch (key.validator.getClass().getSimpleName()) {
            case "Range":
                return " " + print.substring(1, print.length() - 1).replace(",...,", "..").replace(",...", "..")
                    .replace("...,", "..");
            case "ValidString":
                return " one-of(" + items(print) + ")";
            case "CaseInsensitiveValidString":
                return " any-case(" + items(print.substring(print.indexOf('['))) + ")";
            case "ValidList":
                return " items(" + items(print) + flags(key.validator) + ")";
            case "NonEmptyString":
                return " non-empty";
            case "NonEmptyStringWithoutControlChars":
                return " non-empty-without-control";
            case "NonNullValidator":
                return " non-null";
            case "ListSize":
                return " at-most(" + print.replaceAll("\\D", "") + ")";
            case "MetadataVersionValidator":
                if (!print.equals("[" + metadata.replaceAll("=\\S+", "").replace(" ", ", ") + "]"))
                    throw new IllegalStateException("other metadata versions: " + print);
                return " metadata-version";
            case "ControllerQuorumVotersValidator":
                return " quorum-voters";
            case "ControllerQuorumBootstrapServersValidator":
                return " quorum-bootstrap-servers";
            default:
                return tried(key, print);
        }
    }

    /** Code that only describes itself is tried: does it accept an enumeration or an interval? */
    static String tried(ConfigDef.ConfigKey key, String print) {
        boolean number = Set.of(ConfigDef.Type.INT, ConfigDef.Type.LONG, ConfigDef.Type.SHORT).contains(key.type);
        if (number && accepts(key, 1L) && !accepts(key, -2L)) {
            String max = max(key);
            if (accepts(key, -1L) && !accepts(key, 0L)) return " -1|1.." + max;
            if (accepts(key, 0L) && !accepts(key, -1L)) return " 0.." + max;
        }
        if (key.type == ConfigDef.Type.STRING && print.matches("\\[[^\\[\\]]*]")) {
            List<String> items = Arrays.asList(items(print).split(","));
            boolean all = items.stream().allMatch(item -> accepts(key, item));
            boolean pairs = items.stream().anyMatch(a -> items.stream().anyMatch(b -> accepts(key, a + "," + b)));
            if (all && !pairs && !accepts(key, "no such value")) {
                boolean upper = items.stream().allMatch(item -> accepts(key, item.toUpperCase()));
                boolean lower = items.stream().allMatch(item -> accepts(key, item.toLowerCase()));
                return (upper && lower ? " any-case(" : " one-of(") + items(print) + ")";
            }
        }
        if (print.contains("\"")) throw new IllegalStateException(key.name + ": " + print);
        return " \"" + print.replaceAll("(@|[$][$]Lambda).*$", "") + "\""; // without what differs from run to run
    }

    static String max(ConfigDef.ConfigKey key) {
        long least = 1;
        long greatest = key.type == ConfigDef.Type.SHORT ? Short.MAX_VALUE
            : key.type == ConfigDef.Type.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
        if (accepts(key, greatest)) return "";
        while (greatest - least > 1) {
            long middle = least + (greatest - least) / 2;
            if (accepts(key, middle)) least = middle; else greatest = middle;
        }
        return Long.toString(least);
    }

    static boolean accepts(ConfigDef.ConfigKey key, Object value) {
        try {
            String text = value.toString();
            key.validator.ensureValid(key.name, ConfigDef.parseType(key.name, text, key.type));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    static String items(String print) {
        return print.isEmpty() ? "" : print.substring(1, print.length() - 1).replace(", ", ",");
    }

    /** What 4.2 (KIP-1161) added to lists: after a semicolon, what is allowed. */
    static String flags(Object list) throws Exception {
        Object empty = value(list, "isEmptyAllowed");
        Object unset = value(list, "isNullAllowed");
        if (empty == null || unset == null) return "";
        List<String> allowed = new ArrayList<>();
        if ((boolean) empty) allowed.add("empty");
        if ((boolean) unset) allowed.add("null");
        return ";" + String.join(",", allowed);
    }

    static void askMetadata(Facts facts) throws Exception {
        Class<?> type = Class.forName(KAFKA + "server.common.MetadataVersion");
        Method level = type.getMethod("featureLevel");
        List<String> all = new ArrayList<>();
        for (Object version : type.getEnumConstants()) {
            int number = ((Number) level.invoke(version)).intValue();
            all.add(version + (number > 0 ? "=" + number : "")); // the ones before KRaft have no level
        }
        facts.metadata = String.join(" ", all);
        facts.production = member(type.getName(), "LATEST_PRODUCTION", "latestProduction").toString();
    }

    /** Keys whose every constant in this class is marked: a misspelt constant is marked, too, but its key lives on. */
    static Set<String> deprecated(String className) throws Exception {
        Set<String> marked = new HashSet<>();
        Set<String> unmarked = new HashSet<>();
        for (Field field : Class.forName(className).getDeclaredFields()) {
            if (field.getType() != String.class || !Modifier.isStatic(field.getModifiers())) continue;
            field.setAccessible(true);
            (field.isAnnotationPresent(Deprecated.class) ? marked : unmarked).add((String) field.get(null));
        }
        marked.removeAll(unmarked);
        return marked;
    }

    /** The documentation speaks of the key itself, not of one of its values. */
    static boolean deprecated(ConfigDef.ConfigKey key) {
        return key.documentation != null
            && Pattern.compile("(?i)^\\W*deprecated\\b|\\bconfig(uration)? (is|has been) deprecated")
                .matcher(key.documentation).find();
    }

    // ------------------------------------------------------------------------------------------- reflection

    /** The first of these members, fields or methods, that the class has; null without member or class. */
    static Object member(String className, String... names) throws Exception {
        Class<?> type;
        try {
            type = Class.forName(className);
        } catch (ClassNotFoundException e) {
            return null;
        }
        Object self = className.endsWith("$") ? value(type, null, "MODULE$") : null; // an object of Scala
        for (String name : names) {
            for (Method method : type.getDeclaredMethods()) {
                if (!called(method, name)) continue;
                method.setAccessible(true);
                Class<?>[] takes = method.getParameterTypes();
                if (takes.length == 0) return method.invoke(self);
                if (takes[0].getSimpleName().equals("Crypto")) // Connect's way to the JVM's algorithms
                    return method.invoke(self, value(takes[0], null, "SYSTEM"));
            }
            Object value = value(type, self, name);
            if (value != null) return value;
        }
        return null;
    }

    static Object value(Object self, String name) throws Exception {
        return value(self.getClass(), self, name);
    }

    static Object value(Class<?> type, Object self, String name) throws Exception {
        for (Field field : type.getDeclaredFields()) {
            if (!called(field, name)) continue;
            field.setAccessible(true);
            return field.get(self);
        }
        return null;
    }

    /** Scala puts the package's name in front of private members. */
    static boolean called(Member member, String name) {
        return member.getName().equals(name) || member.getName().endsWith("$$" + name);
    }

    /** The texts of the first collection there is, Java's or Scala's. */
    static Set<String> strings(Object... collections) throws Exception {
        Object found = Arrays.stream(collections).filter(one -> one != null).findFirst().orElseThrow();
        Set<String> texts = new HashSet<>();
        if (found instanceof Collection) {
            for (Object text : (Collection<?>) found) texts.add((String) text);
            return texts;
        }
        Object iterator = found.getClass().getMethod("iterator").invoke(found);
        Class<?> type = Class.forName("scala.collection.Iterator");
        while ((boolean) type.getMethod("hasNext").invoke(iterator))
            texts.add((String) type.getMethod("next").invoke(iterator));
        return texts;
    }

    // ------------------------------------------------------------------------------------------ the files

    static int order(String a, String b) {
        return Integer.compare(NAMES.indexOf(a), NAMES.indexOf(b));
    }

    static int compareVersions(String a, String b) {
        return Arrays.compare(Arrays.stream(a.split("\\.")).mapToInt(Integer::parseInt).toArray(),
            Arrays.stream(b.split("\\.")).mapToInt(Integer::parseInt).toArray());
    }

    static String line(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /** The newest version below this one that has a file. */
    static String predecessor(Path folder, String version) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9.]+txt"))
                .map(name -> name.substring(0, name.length() - 4))
                .filter(other -> compareVersions(other, version) < 0)
                .max(Definitions::compareVersions).orElse(null);
        }
    }

    /** Not published for a patch release: its line's facts count. */
    static Set<String> keep(Facts old, Facts now) {
        Set<String> kept = new TreeSet<>(Definitions::order);
        kept.addAll(now.unknown);
        kept.removeAll(old.unknown);
        now.unknown.removeAll(kept);
        kept.forEach(name -> now.components.put(name, old.components.get(name)));
        return kept;
    }

    static Facts read(Path folder, String version) throws Exception {
        Facts facts = new Facts();
        List<String> section = List.of();
        for (String line : Files.readAllLines(folder.resolve(version + ".txt"))) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("after")) facts = read(folder, words[1]);
            if (words[0].equals("production")) facts.production = words[1];
            if (words[0].equals("metadata")) facts.metadata = words[1] + " " + words[2];
            if (line.startsWith("[")) section = Arrays.asList(line.substring(1, line.length() - 1).split(" "));
            for (String name : section) {
                Map<String, String> keys = facts.components.get(name);
                if (words[0].equals("-")) keys.remove(words[1]);
                if (words[0].equals("+") || words[0].equals("~"))
                    keys.put(words[1], name.equals("broker") ? words[2] : withoutMode(words[2]));
            }
            if (words[0].equals("unknown"))
                facts.unknown.addAll(Arrays.asList(line.substring("unknown ".length()).split(" ")));
        }
        return facts;
    }

    /** Only a broker has update modes; in a line that others share, it stands for the broker alone. */
    static String withoutMode(String definition) {
        return definition.replaceFirst("^(\\w+ \\w+( internal)?( deprecated)?) (per-broker|cluster-wide)", "$1");
    }

    static String text(String version, String before, Facts old, Facts now, Set<String> kept) {
        StringBuilder text = new StringBuilder();
        text.append("# What Kafka ").append(version).append(" lets one configure. Made by ./update, not by hand.\n");
        if (!kept.isEmpty())
            text.append("# Not published, taken to be as before: ").append(String.join(" ", kept)).append('\n');
        if (before != null) text.append("after ").append(before).append('\n');
        if (!now.unknown.isEmpty()) text.append("unknown ").append(String.join(" ", now.unknown)).append('\n');
        if (!now.production.equals(old.production)) text.append("production ").append(now.production).append('\n');
        if (!now.metadata.equals(old.metadata)) text.append("metadata ").append(now.metadata).append('\n');
        for (Map.Entry<List<String>, Set<String>> section : sections(old, now).entrySet()) {
            text.append("\n[").append(String.join(" ", section.getKey())).append("]\n");
            section.getValue().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** Changes that several components have in common are told once, below the list of these components. */
    static Map<List<String>, Set<String>> sections(Facts old, Facts now) {
        Map<String, List<String>> changes = new TreeMap<>();
        Map<String, String> withMode = new TreeMap<>();
        for (String name : NAMES) {
            if (now.unknown.contains(name)) continue;
            Map<String, String> before = old.components.get(name);
            Map<String, String> after = now.components.get(name);
            Set<String> keys = new TreeSet<>(before.keySet());
            keys.addAll(after.keySet());
            for (String key : keys) {
                String was = before.get(key);
                String is = after.get(key);
                if (is != null && is.equals(was)) continue;
                String sign = is == null ? "- " : was == null ? "+ " : "~ ";
                String change = sign + key + (is == null ? "" : " " + withoutMode(is));
                changes.computeIfAbsent(change, any -> new ArrayList<>()).add(name);
                withMode.putIfAbsent(change, sign + key + (is == null ? "" : " " + is)); // the broker comes first
            }
        }
        Map<List<String>, Set<String>> sections = new TreeMap<>((a, b) -> {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++)
                if (order(a.get(i), b.get(i)) != 0) return order(a.get(i), b.get(i));
            return Integer.compare(a.size(), b.size());
        });
        changes.forEach((change, names) -> sections.computeIfAbsent(names, any -> new TreeSet<>(
            (a, b) -> a.substring(2).compareTo(b.substring(2)))).add(withMode.get(change)));
        return sections;
    }
}
