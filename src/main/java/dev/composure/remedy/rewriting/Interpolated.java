package dev.composure.remedy.rewriting;

import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A test in which each expression of compose (`${PORT:-80}`) is one mark that no fix touches, so that it can be put
/// back byte for byte: as it is written, or as compose fills it in.
record Interpolated(HealthcheckTest marked, List<String> expressions, List<String> values) {

    private static final char FIRST_MARK = '\uE000';
    private static final int MOST = 200;

    Interpolated {
        expressions = List.copyOf(expressions);
        values = List.copyOf(values);
    }

    /// Empty where the words of the file and those of the test cannot be laid side by side.
    static Optional<Interpolated> of(Healthcheck healthcheck) {
        var written = healthcheck.writtenTest();
        return switch (healthcheck.test()) {
            case HealthcheckTest.Exec(var words)
            when written.size() == words.size() + 1 ->
                marked(written.subList(1, written.size()), words).map(found -> found.with(HealthcheckTest.Exec::new));
            case HealthcheckTest.Shell(var script, var ignored)
            when ignored.isEmpty() && !written.isEmpty() ->
                marked(written.subList(written.size() - 1, written.size()), List.of(script))
                        .map(found -> found.with(words -> new HealthcheckTest.Shell(words.getFirst())));
            case HealthcheckTest.Malformed(var words)
            when written.equals(words) -> Optional.of(new Interpolated(healthcheck.test(), List.of(), List.of()));
            default -> Optional.empty();
        };
    }

    static boolean isMark(int character) {
        return character >= FIRST_MARK && character < FIRST_MARK + MOST;
    }

    /// The words while they are laid side by side.
    private record Words(List<String> marked, List<String> expressions, List<String> values) {
        Interpolated with(Function<List<String>, HealthcheckTest> kind) {
            return new Interpolated(kind.apply(marked), expressions, values);
        }
    }

    private static Optional<Words> marked(List<String> written, List<String> filled) {
        var found = new Words(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var index = 0; index < written.size(); index++) {
            var expressions = new Expressions(written.get(index));
            var match = Pattern.compile(expressions.pattern(), Pattern.DOTALL).matcher(filled.get(index));
            if (!match.matches() || found.expressions().size() + match.groupCount() > MOST) {
                return Optional.empty();
            }
            found.marked().add(expressions.marked((char)
                    (FIRST_MARK + found.expressions().size())));
            found.expressions().addAll(expressions.found());
            IntStream.rangeClosed(1, match.groupCount())
                    .forEach(group -> found.values().add(match.group(group)));
        }
        return Optional.of(found);
    }

    /// The test as the container sees it.
    HealthcheckTest filled(HealthcheckTest test) {
        UnaryOperator<String> fill = word -> replaced(word, values);
        return switch (test) {
            case HealthcheckTest.Exec(var words) ->
                new HealthcheckTest.Exec(words.stream().map(fill).toList());
            case HealthcheckTest.Shell(var script, var ignored) ->
                new HealthcheckTest.Shell(fill.apply(script), ignored);
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ -> test;
        };
    }

    /// The list as the file shall have it; empty where there is no expression in it.
    List<String> written(HealthcheckTest test) {
        if (expressions.isEmpty()) {
            return List.of();
        }
        var words = switch (test) {
            case HealthcheckTest.Exec exec -> Stream.concat(Stream.of("CMD"), exec.words().stream());
            case HealthcheckTest.Shell shell -> Stream.of("CMD-SHELL", shell.script());
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ ->
                Stream.<String>empty();
        };
        return words.map(word -> replaced(word.replace("$", "$$"), expressions)).toList();
    }

    private static String replaced(String word, List<String> texts) {
        var whole = new StringBuilder();
        for (var at = 0; at < word.length(); at++) {
            var character = word.charAt(at);
            var index = character - FIRST_MARK;
            whole.append(isMark(character) && index < texts.size() ? texts.get(index) : String.valueOf(character));
        }
        return whole.toString();
    }
}
