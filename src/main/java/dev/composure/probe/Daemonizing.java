package dev.composure.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Programs that start another one, detached, and end at once.
final class Daemonizing {

    /// What they call the options that detach; where there are none, they always do.
    private static final Map<String, Set<String>> DETACHING = Map.of(
            "setsid", Set.of("-f", "--fork"),
            "start-stop-daemon", Set.of("-b", "--background"),
            "daemonize", Set.of());

    private static final Map<String, String> WITH_VALUE =
            Map.of("setsid", "", "daemonize", "ceElopu", "start-stop-daemon", "xapnugdsRNIPkK");

    private Daemonizing() {}

    static boolean isSo(String program, List<String> words) {
        var options = DETACHING.get(program);
        return options != null && (options.isEmpty() || words.stream().anyMatch(options::contains));
    }

    /// True when `setsid` stays until its command ends.
    static boolean waits(List<String> words) {
        return words.stream()
                .takeWhile(word -> word.startsWith("-"))
                .anyMatch(word -> word.matches("-[cfw]*w[cfw]*|--wait"));
    }

    /// The words of what they start.
    static List<String> command(String program, List<String> words) {
        var withValue = WITH_VALUE.getOrDefault(program, "");
        var index = 0;
        while (index < words.size() && words.get(index).startsWith("-")) {
            var option = words.get(index);
            var takesNext = option.length() == 2 && withValue.indexOf(option.charAt(1)) >= 0;
            index += takesNext ? 2 : 1;
        }
        return words.subList(Math.min(index, words.size()), words.size());
    }

    static OrphanVerdict verdict(String program) {
        return OrphanVerdict.surely(
                Orphans.ALWAYS,
                OrphanVerdict.Cause.DAEMON,
                "what `" + program + "` starts",
                "it is detached on purpose, and nobody waits for it");
    }
}
