package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.OperatorApi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ApproveCommandTest {

    /** An operator that says yes to everything, and remembers what it was asked. */
    private record AgreeingOperator(List<String> asked) implements OperatorApi {
        @Override
        public String get(String path) {
            asked.add("GET " + path);
            return "{}";
        }

        @Override
        public String table(String path) {
            return "{}";
        }

        @Override
        public String patch(String path, String mergePatch) {
            asked.add("PATCH " + path + " " + mergePatch);
            return "{}";
        }
    }

    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("approve", () -> new ApproveCommand((_, _) -> new AgreeingOperator(asked)));
        return ComposureCommand.with(commands, arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    @Test
    void saysYesToExactlyThatPlan() {
        assertThat(run("approve", "blog", "0123456789ab")).isZero();
        assertThat(asked)
                .containsExactly("PATCH /apis/composure.dev/v1alpha1/composeprojects/blog"
                        + " {\"metadata\":{\"annotations\":{\"composure.dev/approve\":\"0123456789ab\"}}}");
        assertThat(out.toString()).isEqualTo("approved plan 0123456789ab of blog\n");
    }

    @Test
    void whatIsNoDigestIsNotSent() {
        assertThat(run("approve", "blog", "yes")).isEqualTo(2);
        assertThat(asked).isEmpty();
    }
}
