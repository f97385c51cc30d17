package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the catalogue of unsafe patterns is judged by a rule, or is named among those that cannot be judged. */
class CatalogueTest {

    private static final List<String> NOT_JUDGED = List.of("C07");

    private static final Map<String, List<String>> ROWS = read("""
            A01 orphan-always
            A02 orphan-on-redirect
            A03 orphan-always
            A04 backgrounded-client orphan-always
            A05 orphan-always backgrounded-client
            A06 orphan-on-timeout
            A07 orphan-on-timeout
            A08 orphan-on-timeout
            A09 orphan-in-script
            A10 orphan-on-timeout
            A11 hostile-pid-one
            A12 hostile-pid-one
            A13 live-orphan orphan-on-timeout
            A14 orphan-on-timeout
            A15 per-probe-init
            A16 no-reaper
            A17 init-in-shared-pids
            A18 double-init
            A19 never-killed
            B01 curl-without-fail
            B02 verdict-forced nothing-asked
            B03 pipeline-masks-failure
            B04 cmd-shell-extra-words
            B05 shell-words-in-exec-form variable-in-exec-form
            B06 mysql-ping
            B07 redis-ping
            B08 pgrep-finds-itself
            B09 process-exists
            B10 init-time-server
            B11 inherited-by-worker
            B12 waits-for-disabled-healthcheck
            B13 localhost-first-address
            B14 missing-tool
            B15 nc-without-z
            B16 missing-tool
            B17 dev-tcp-in-sh
            B18 unescaped-dollar
            B19 proxy-in-environment
            B20 spider-sends-head
            B21 unknown-wget-option
            B22 silent-port
            B23 short-start
            B24 start-interval-alone start-interval-too-new
            B25 external-target
            B26 dependency-in-check
            B27 jmx-port-in-check
            B28 unquoted-secret
            C01 frequent-probe
            C02 boots-a-runtime
            C03 boots-a-runtime
            C04 boots-a-runtime
            C05 boots-a-runtime
            C06 boots-a-runtime
            C08 wget-writes-file
            C09 noisy-login
            C10 mutating-check
            C11 password-in-check
            C12 slow-detection
            """);

    private static Map<String, List<String>> read(String table) {
        var rows = new TreeMap<String, List<String>>();
        table.lines()
                .map(line -> Arrays.asList(line.split(" ", -1)))
                .forEach(words -> rows.put(words.getFirst(), words.subList(1, words.size())));
        return rows;
    }

    private static Stream<String> numbered(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + (number < 10 ? "0" : "") + number);
    }

    @Test
    void everyRowIsJudgedOrNamed() {
        var all = Stream.of(numbered("A", 19), numbered("B", 28), numbered("C", 12))
                .flatMap(row -> row)
                .toList();
        var known = new TreeSet<>(ROWS.keySet());
        known.addAll(NOT_JUDGED);

        assertThat(known).containsExactlyElementsOf(all);
        assertThat(ROWS).doesNotContainKeys(NOT_JUDGED.toArray(String[]::new));
    }

    @Test
    void theRulesAreThoseOfTheCatalogueAndFourMore() {
        var named = new TreeSet<>(ROWS.values().stream().flatMap(List::stream).toList());
        named.addAll(List.of("test-never-runs", "no-healthcheck", "ignore-without-reason", "unused-ignore"));

        assertThat(Rules.all()).extracting(rule -> rule.key().name()).containsExactlyElementsOf(named);
    }
}
