// Asks the real code: kafka.docker.KafkaDockerWrapper of the class path, and java.util.Properties.
//
// One request a line, one answer a line, fields between blanks, all text as hexadecimal bytes:
//   properties HEX                       -> P KEY VALUE … in file order (UTF-16BE), or X MESSAGE
//   wrapper [E NAME VALUE]… [D|M|F FILE CONTENT]…
//     E: environment in block order; D, M, F: a file of the default, mounted, final folder ("dir": a folder)
//     -> exit status, message ("-" for none), then FILE CONTENT … of the final folder
// The environment passes through java.lang.ProcessEnvironment's own map, so that its order is the real one.
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

public class Oracle {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> PREPARATIONS = List.of("prepareServerConfigs",
        "prepareLog4jConfigs", "prepareToolsLog4jConfigs", "prepareLog4j2Configs", "prepareToolsLog4j2Configs");

    private final Path work;
    private final Map<String, Method> preparations = new HashMap<>();
    private final boolean takesPaths;
    private final Object wrapper;

    private Oracle(Path work) throws Exception {
        this.work = work;
        Class<?> type = Class.forName("kafka.docker.KafkaDockerWrapper$");
        wrapper = type.getField("MODULE$").get(null);
        for (Method method : type.getDeclaredMethods()) {
            if (PREPARATIONS.contains(method.getName())) {
                method.setAccessible(true);
                preparations.put(method.getName(), method);
            }
        }
        takesPaths = preparations.get("prepareServerConfigs").getParameterTypes()[0] == Path.class;
    }

    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Oracle oracle = new Oracle(Path.of(args[0]));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] fields = line.split(" ", -1);
            answers.print(fields[0].equals("properties") ? load(fields[1]) : oracle.prepare(fields));
            answers.print('\n');
        }
        answers.flush();
    }

    private static String load(String text) throws IOException {
        StringBuilder answer = new StringBuilder("P");
        Properties recorder = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                answer.append(' ').append(utf16((String) key)).append(' ').append(utf16((String) value));
                return super.put(key, value);
            }
        };
        try {
            recorder.load(new ByteArrayInputStream(HEX.parseHex(text)));
            return answer.toString();
        } catch (IllegalArgumentException refused) {
            return "X " + utf8(refused.getMessage());
        }
    }

    private String prepare(String[] fields) throws Exception {
        clear();
        Map<String, Path> folders = new HashMap<>();
        for (String name : List.of("D", "M", "F")) {
            folders.put(name, Files.createDirectories(work.resolve(name)));
        }
        List<byte[]> block = new ArrayList<>();
        for (int i = 1; i + 2 < fields.length; i += 3) {
            if (fields[i].equals("E")) {
                block.add(HEX.parseHex(fields[i + 1]));
                block.add(HEX.parseHex(fields[i + 2]));
                continue;
            }
            Path file = folders.get(fields[i]).resolve(new String(HEX.parseHex(fields[i + 1]), StandardCharsets.UTF_8));
            if (fields[i + 2].equals("dir")) {
                Files.createDirectory(file);
            } else {
                Files.write(file, HEX.parseHex(fields[i + 2]));
            }
        }
        var environment = scala.collection.immutable.Map$.MODULE$.from(
            scala.jdk.javaapi.CollectionConverters.asScala(processEnvironment(block)));
        StringBuilder answer = new StringBuilder(run(folders, environment));
        try (Stream<Path> files = Files.list(folders.get("F"))) {
            for (Path file : files.sorted().toList()) {
                String content = Files.isDirectory(file) ? "dir" : HEX.formatHex(Files.readAllBytes(file));
                answer.append(' ').append(utf8(file.getFileName().toString())).append(' ').append(content);
            }
        }
        return answer.toString();
    }

    private String run(Map<String, Path> folders, Object environment) throws Exception {
        Object[] arguments = {folder(folders.get("D")), folder(folders.get("M")), folder(folders.get("F")), environment};
        try {
            for (String name : PREPARATIONS) {
                Method preparation = preparations.get(name);
                if (preparation != null) preparation.invoke(wrapper, arguments);
            }
            return "0 -";
        } catch (InvocationTargetException thrown) {
            // The words of KafkaDockerWrapper.main around its own preparation.
            return "1 " + utf8("error while preparing configs: " + thrown.getCause().getMessage());
        }
    }

    private Object folder(Path path) {
        return takesPaths ? path : path.toString();
    }

    /** What System.getenv() would answer for this block: the JVM's own classes, filled in its own order. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> processEnvironment(List<byte[]> block) throws Exception {
        Method variable = opened(Class.forName("java.lang.ProcessEnvironment$Variable").getMethod("valueOf", byte[].class));
        Method value = opened(Class.forName("java.lang.ProcessEnvironment$Value").getMethod("valueOf", byte[].class));
        Map<Object, Object> map = new HashMap<>(block.size() / 2 + 3);
        for (int i = block.size() - 1; i > 0; i -= 2) {
            map.put(variable.invoke(null, (Object) block.get(i - 1)), value.invoke(null, (Object) block.get(i)));
        }
        Constructor<?> wrapped = Class.forName("java.lang.ProcessEnvironment$StringEnvironment").getConstructor(Map.class);
        wrapped.setAccessible(true);
        return (Map<String, String>) wrapped.newInstance(map);
    }

    private static Method opened(Method method) {
        method.setAccessible(true);
        return method;
    }

    private void clear() throws IOException {
        if (!Files.exists(work)) return;
        try (Stream<Path> all = Files.walk(work)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(work)) Files.delete(path);
            }
        }
    }

    private static String utf8(String text) {
        return HEX.formatHex(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
    }

    private static String utf16(String text) {
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return HEX.formatHex(bytes);
    }
}
