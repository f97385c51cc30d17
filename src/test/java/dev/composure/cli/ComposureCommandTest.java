package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.OperatorUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ComposureCommandTest {

    /// A command that fails as it is told to.
    @Command(name = "fail")
    record Failing(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }

    @Command(name = "succeed")
    record Succeeding() implements Callable<Integer> {
        @Override
        public Integer call() {
            return 0;
        }
    }

    private final StringWriter err = new StringWriter();
    private final LinkedHashMap<String, Supplier<Object>> commands = new LinkedHashMap<>();

    private int run(String... arguments) {
        var line = ComposureCommand.with(commands, arguments);
        return line.setOut(new PrintWriter(err)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void aBugIsCalledOne() {
        commands.put("fail", () -> new Failing(new IllegalStateException("the sky fell")));

        assertThat(run("fail")).isEqualTo(70);
        assertThat(err.toString())
                .startsWith("This is a bug in Composure: java.lang.IllegalStateException: the sky fell\n")
                .contains("  at dev.composure.cli.ComposureCommandTest");
    }

    @Test
    void whatCannotWorkIsSaidInOneLine() {
        commands.put("fail", () -> new Failing(new WrongUsage("use it otherwise")));
        assertThat(run("fail")).isEqualTo(2);

        commands.put("fail", () -> new Failing(new OperatorUnavailable("nobody is there")));
        assertThat(run("fail")).isEqualTo(2);

        assertThat(err.toString()).isEqualTo("use it otherwise\nnobody is there\n");
    }

    @Test
    void onlyTheNamedCommandIsMade() {
        commands.put("succeed", Succeeding::new);
        commands.put("heavy", () -> {
            throw new IllegalStateException("nobody asked for this");
        });

        assertThat(run("succeed")).isZero();
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        commands.put("succeed", Succeeding::new);

        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: composure", "succeed");
    }
}
