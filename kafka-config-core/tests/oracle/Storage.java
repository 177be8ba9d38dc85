// Runs Kafka's own storage tool, many times in one JVM: kafka.tools.StorageTool of the class path.
//
// One request a line, one answer a line, fields between blanks, all text as hexadecimal bytes of UTF-8:
//   ARGUMENT…   -> status, standard output, standard error ("-" for none)
// What the tool throws is answered as its entry point would print it, without the frames.
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

public class Storage {
    private static final HexFormat HEX = HexFormat.of();

    /** The tool's own exit: everything after it must not run. */
    private static final class Ended extends RuntimeException {
        final int status;

        Ended(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }

    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Method tool = Class.forName("kafka.tools.StorageTool").getMethod("main", String[].class);
        catchExit();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] words = line.isEmpty() ? new String[0] : line.split(" ", -1);
            answers.println(run(tool, Stream.of(words).map(Storage::unhex).toArray(String[]::new)));
            answers.flush();
        }
    }

    /** Exit has its place in another package since 4.4. */
    private static void catchExit() throws ReflectiveOperationException {
        Class<?> exit;
        try {
            exit = Class.forName("org.apache.kafka.common.utils.Exit");
        } catch (ClassNotFoundException moved) {
            exit = Class.forName("org.apache.kafka.common.utils.internals.Exit");
        }
        Class<?> procedure = Class.forName(exit.getName() + "$Procedure");
        Object throwing = Proxy.newProxyInstance(procedure.getClassLoader(), new Class<?>[] {procedure},
            (proxy, method, arguments) -> { throw new Ended((int) arguments[0]); });
        exit.getMethod("setExitProcedure", procedure).invoke(null, throwing);
    }

    private static String run(Method tool, String[] arguments) throws IllegalAccessException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        System.setErr(errors);
        int status = 0;
        try {
            scala.Console.withOut(System.out, () -> invoke(tool, arguments));
        } catch (Ended ended) {
            status = ended.status;
        } catch (Thrown thrown) {
            errors.println("Exception in thread \"main\" " + thrown.getCause());
            status = 1;
        }
        return status + " " + text(out) + " " + text(err);
    }

    private static final class Thrown extends RuntimeException {
        Thrown(Throwable cause) {
            super(cause);
        }
    }

    private static Object invoke(Method tool, String[] arguments) {
        try {
            return tool.invoke(null, (Object) arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof Ended) throw (Ended) failed.getCause();
            throw new Thrown(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.size() == 0 ? "-" : HEX.formatHex(bytes.toByteArray());
    }

    private static String unhex(String field) {
        return new String(HEX.parseHex(field), StandardCharsets.UTF_8);
    }
}
