package dev.composure.probe.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShellScriptTest {

    /// One line per command: its words between bars, `?` where it need not run, `|` where piped, `&` where in the
    /// background; `…` where the script is not understood.
    private static String shown(String script) {
        return shown(ShellScript.parse(script, true));
    }

    private static String shown(ShellScript script) {
        var commands = script.commands().stream()
                .map(command -> String.join("·", command.texts())
                        + (command.isCertain() ? "" : " ?")
                        + (command.isPiped() ? " |" : "")
                        + (command.isBackground() ? " &" : ""))
                .collect(Collectors.joining(", "));
        return commands + (script.isUnderstood() ? "" : "…");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '\u0001', textBlock = """
            curl -f http://x/ || exit 1 => curl·-f·http://x/, exit·1 ?
            a && b; c => a, b ?, c
            wget http://x/?a=1&t=0s => wget·http://x/?a=1 &
            wget 'http://x/?a=1&t=0s' => wget·http://x/?a=1&t=0s
            wget "http://x/?a=1&t=0s" => wget·http://x/?a=1&t=0s
            wget http://x/?a=1\\&t=0s => wget·http://x/?a=1&t=0s
            a >/dev/null 2>&1 => a
            a &>/dev/null => a
            a &>>/tmp/x || b => a, b ?
            2>/dev/null a b => a·b
            a 3<>/dev/tcp/127.0.0.1/80 => a
            </dev/tcp/127.0.0.1/80 => ''
            a | b | c => a |, b |, c |
            a |& b => a |, b |
            a && b & => a &, b ? &
            a & b => a &, b
            A=1 B=2 c d => c·d
            A=1 => ''
            a # b & c => a
            a#b => a#b
            ! a => a
            if a; then b; else c; fi => a, b ?, c ?
            while a; do b; done; c => a, b ?, c
            (a; b) => a, b
            { a; b; } || c => a, b, c ?
            a "$(b c)" => b·c, a·$(b c)
            a `b c` => b·c, a·`b c`
            a || b $(c) => a, c ?, b·$(c) ?
            a $((1 + (2))) => a·$((1 + (2)))
            a ${B:-c d} => a·${B:-c d}
            a $B "$B" '$B' $$ => a·$B·$B·$B·$$
            a > "$(b)" => b, a
            a $'b' => a·b
            a "b\\"c\\d" => a·b"c\\d
            for x in 1 2; do a; done => a ?
            for x in $(y); do a; done && b => y, a ?, b ?
            for x; do a; done => a ?
            case a in b) c;; esac => c ?
            case $(a) in (b|c) d; e;; *) f ;; esac; g => a, d ?, e ?, f ?, g
            f() { a; } => a ?
            f() { a; }; f || b => a ?, f, b ?
            function f { a; }; f => a ?, f
            [[ a && b ]] || c => [[·a·b, c ?
            time a => a
            while read x; do a; done < b => read·x, a ?
            ((i++)) => i++…
            a && (b & ) => a, b ? &
            { a; } & => a &
            a <<X => a
            a 'b => a·b…
            a "b => a·b…
            a $(b => b, a·$(b…
            a `b => b, a·`b…
            a ${b => a·${b…
            a ) => a…
            a > => a…
            & => …
            """)
    void commandsAreTold(String script, String expected) {
        assertThat(shown(script)).isEqualTo(expected.replace("''", ""));
    }

    @Test
    void dashTakesAnAmpersandBeforeARedirectionForTheBackground() {
        assertThat(shown(ShellScript.parse("a &>/dev/null", false))).isEqualTo("a &, ");
    }

    @Test
    void linesAreCommandsAndContinuedLinesAreNot() {
        assertThat(shown("a\nb \\\n c\n\n")).isEqualTo("a, b·c");
    }

    @Test
    void hereDocumentsAreNoCommandsButWhatTheySubstituteIs() {
        assertThat(shown("a <<X || b\nc & d \"$(e)\nX\nf")).isEqualTo("a, b ?, e, f");
        assertThat(shown("a <<'X'\n$(e)\nX\nf")).isEqualTo("a, f");
        assertThat(shown("a <<-X\n\tb\n\tX\nf")).isEqualTo("a, f");
        assertThat(shown("a <<X <<Y\nb\nX\nc\nY\nf")).isEqualTo("a, f");
        assertThat(shown("a <<X\nb")).isEqualTo("a");
    }

    @Test
    void wordsKnowTheirPlaceAndCommandsWhatTiesThem() {
        var script = ShellScript.parse("a 'b c' && d | e || (f)", true);

        assertThat(script.commands().getFirst().words().getLast())
                .satisfies(word -> assertThat(script.text().substring(word.start(), word.end()))
                        .isEqualTo("'b c'"));
        assertThat(script.commands())
                .extracting(ShellCommand::joint)
                .containsExactly(Joint.START, Joint.AND, Joint.PIPE, Joint.OR);
        assertThat(script.commands()).extracting(ShellCommand::depth).containsExactly(0, 0, 0, 1);
        assertThat(script.isCompound()).isTrue();
    }

    @Test
    void anExpansionIsNotLiteral() {
        var words = ShellScript.parse("a $B ${C} $(d) '$e' $", true)
                .commands()
                .getLast()
                .words();

        assertThat(words).extracting(Word::isLiteral).containsExactly(true, false, false, false, true, true);
    }

    @Test
    void aScriptOfOneCommandIsSole() {
        assertThat(ShellScript.parse("A=1 curl x >/dev/null", true).isSole()).isTrue();
        assertThat(ShellScript.parse("curl x | cat", true).isSole()).isFalse();
        assertThat(ShellScript.parse("curl x &", true).isSole()).isFalse();
        assertThat(ShellScript.parse("curl $(x)", true).isSole()).isFalse();
    }

    @Test
    void endlessNestingIsNotUnderstood() {
        var script = "$(a ".repeat(40) + ")".repeat(40);

        assertThat(ShellScript.parse(script, true).isUnderstood()).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void garbageNeverFails(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var alphabet = "ab1 \t\n\\'\"`$(){}&|;<>#!=-if do";
        var script = random.ints(60, 0, alphabet.length())
                .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                .collect(Collectors.joining());

        assertThat(ShellScript.parse(script, seed % 2 == 0).commands()).doesNotContainNull();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void grammarInAnyOrderNeverFails(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var pieces = List.of(
                "if ",
                "then ",
                "fi ",
                "case ",
                "in ",
                "esac ",
                "a) ",
                ";; ",
                "for ",
                "do ",
                "done ",
                "f() ",
                "{ ",
                "} ",
                "function g ",
                "[[ ",
                "]] ",
                "<<X\n",
                "X\n",
                "<<-'Y' ",
                "$(",
                ")",
                "`",
                "\n",
                "a ",
                "b ",
                "&& ",
                "|| ",
                "| ",
                "& ",
                "; ",
                "time ",
                "! ",
                "coproc ",
                "((",
                "))",
                ">",
                "<(",
                "\"",
                "'",
                "select ",
                "\\\n");
        var script = random.ints(40, 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining());

        var parsed = ShellScript.parse(script, seed % 2 == 0);

        assertThat(parsed.commands()).doesNotContainNull();
        assertThat(parsed.commands())
                .flatExtracting(ShellCommand::words)
                .filteredOn(word -> word.end() > 0)
                .allSatisfy(word -> assertThat(word.start()).isLessThanOrEqualTo(word.end()));
    }
}
