package dev.composure.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The file's own words for reports, with everything that looks like a credential masked. References to
/// variables (`$NAME`, `${NAME}`) stay: they tell no secret.
public final class Evidence {

    public static final String MASK = "***";

    private static final String VALUE = "(?<value>\"[^\"]*\"|'[^']*'|[^\\s\"']+)";
    private static final Pattern REFERENCE = Pattern.compile("[\"']?\\$\\$?(?:\\w+|\\{\\w+})[\"']?");
    private static final Pattern OPTION = Pattern.compile(
            "-u|--user|--proxy-user|--pass|--password|--http-password|--proxy-password|--oauth2-bearer|--token");
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?<before>[a-zA-Z]://)(?<value>[^/\\s\"'@]+)(?=@)"),
            Pattern.compile(
                    "(?<before>(?:^|\\s)(?:-u|--user|--proxy-user|--pass|--password|--http-password|--proxy-password"
                            + "|--oauth2-bearer|--token)(?:\\s+|=))" + VALUE),
            Pattern.compile(
                    "(?<before>[\"'](?:-u|--user|--proxy-user|--pass|--password|--http-password|--proxy-password"
                            + "|--oauth2-bearer|--token)[\"']\\s*,\\s*)" + VALUE),
            Pattern.compile("(?<before>(?:^|\\s)(?:mysql|mysqladmin|mariadb|mariadb-admin)\\s(?:.*\\s)?-p)" + VALUE),
            Pattern.compile("(?<before>(?:redis-cli|valkey-cli)\\s(?:.*\\s)?-a\\s*)" + VALUE),
            Pattern.compile("(?i)(?<before>authorization\\s*:\\s*(?:(?:bearer|basic|token)\\s+)?)" + VALUE),
            Pattern.compile("(?i)(?<before>[\\w-]*(?:passwd|password|pwd|secret|token|api[-_]?key|credentials)"
                    + "[\\w-]*\\s*[:=]\\s*)(?<value>\"[^\"]*\"|'[^']*'|[^\\s\"'&]+)"));

    private Evidence() {}

    /// A single word as it is, several as a flow sequence.
    public static String quote(List<String> words) {
        var masked = maskWords(words);
        if (masked.size() == 1) {
            return masked.getFirst();
        }
        return masked.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// Masks what looks like a credential in a piece of text.
    public static String mask(String text) {
        var masked = text;
        for (var secret : SECRETS) {
            masked = secret.matcher(masked).replaceAll(match -> {
                var isReference = REFERENCE.matcher(match.group("value")).matches();
                var kept = isReference ? match.group("value") : MASK;
                return Matcher.quoteReplacement(match.group("before") + kept);
            });
        }
        return masked;
    }

    /// What [#quote] hides of these words, the longer first: for texts that hold them otherwise spelt.
    public static List<String> hidden(List<String> words) {
        var masked = maskWords(words);
        return IntStream.range(0, words.size())
                .filter(index -> !masked.get(index).equals(words.get(index)))
                .mapToObj(index -> hiddenPart(words.get(index), masked.get(index)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /// What stands in the word where the mask stands; the whole word where it is masked more than once.
    private static String hiddenPart(String word, String masked) {
        int start = masked.indexOf(MASK);
        int rest = masked.length() - start - MASK.length();
        return start < 0 || start != masked.lastIndexOf(MASK) ? word : word.substring(start, word.length() - rest);
    }

    private static List<String> maskWords(List<String> words) {
        var masked = new ArrayList<String>();
        var line = String.join(" ", words);
        for (var index = 0; index < words.size(); index++) {
            var before = index == 0 ? "" : words.get(index - 1);
            masked.add(isSecretOption(before, line) ? hidden(words.get(index)) : maskWord(words.get(index), line));
        }
        return masked;
    }

    /// `-pSECRET` is a password only to the clients of MySQL.
    private static String maskWord(String word, String line) {
        var isPassword =
                word.matches("(?s)-p[^$].*") && line.matches("(?s).*\\b(mysql|mysqladmin|mariadb|mariadb-admin)\\b.*");
        return isPassword && !line.equals(word) ? "-p" + MASK : mask(word);
    }

    private static boolean isSecretOption(String option, String line) {
        if (option.equals("-a")) {
            return line.matches("(?s).*(redis|valkey)-cli.*");
        }
        return OPTION.matcher(option).matches();
    }

    private static String hidden(String word) {
        return REFERENCE.matcher(word).matches() ? word : MASK;
    }
}
