package dev.composure.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is known about programs that checks run.
final class Clients {

    private static final String WGET_SHORT = "OoPUTYteiaBQwDIXARln";
    private static final Set<String> WGET_LONG = Set.of(
            "append-output",
            "bind-address",
            "body-data",
            "ca-certificate",
            "certificate",
            "connect-timeout",
            "directory-prefix",
            "dns-timeout",
            "execute",
            "header",
            "http-password",
            "http-user",
            "input-file",
            "limit-rate",
            "max-redirect",
            "method",
            "output-document",
            "output-file",
            "password",
            "post-data",
            "post-file",
            "private-key",
            "proxy-password",
            "proxy-user",
            "read-timeout",
            "referer",
            "secure-protocol",
            "timeout",
            "tries",
            "user",
            "user-agent",
            "wait",
            "waitretry");

    private static final String CURL_SHORT = "AbcCdDeEFHKmoPQrtTuUwxXyYz";
    private static final Set<String> CURL_LONG = Set.of(
            "cacert",
            "capath",
            "cert",
            "ciphers",
            "config",
            "connect-timeout",
            "connect-to",
            "cookie",
            "cookie-jar",
            "data",
            "data-binary",
            "data-raw",
            "data-urlencode",
            "dump-header",
            "form",
            "header",
            "interface",
            "json",
            "key",
            "limit-rate",
            "max-redirs",
            "max-time",
            "noproxy",
            "oauth2-bearer",
            "output",
            "pass",
            "proto",
            "proxy",
            "proxy-user",
            "range",
            "referer",
            "request",
            "resolve",
            "retry",
            "retry-delay",
            "retry-max-time",
            "speed-limit",
            "speed-time",
            "tls-max",
            "unix-socket",
            "upload-file",
            "url",
            "user",
            "user-agent",
            "write-out");

    /// Programs that start no process of their own, whatever they are asked.
    private static final Set<String> SINGLE_PROCESS = Set.of(
            "mariadb-admin",
            "mysql",
            "mysqladmin",
            "nc",
            "ncat",
            "netcat",
            "pg_isready",
            "psql",
            "redis-cli",
            "sleep",
            "valkey-cli");

    /// Single processes that are done before any timeout could matter.
    private static final Set<String> AT_ONCE = Set.of(
            "[",
            "basename",
            "cat",
            "cut",
            "date",
            "dirname",
            "echo",
            "expr",
            "false",
            "grep",
            "egrep",
            "fgrep",
            "head",
            "hostname",
            "id",
            "jq",
            "kill",
            "ls",
            "pgrep",
            "pidof",
            "printf",
            "ps",
            "sed",
            "sort",
            "stat",
            "tail",
            "test",
            "tr",
            "true",
            "uname",
            "uniq",
            "wc");

    private Clients() {}

    static boolean isAtOnce(String tool) {
        return AT_ONCE.contains(tool);
    }

    static boolean isSingleProcess(String tool) {
        return tool.equals("curl") || SINGLE_PROCESS.contains(tool) || isAtOnce(tool);
    }

    static Arguments arguments(String tool, List<String> words) {
        return switch (tool) {
            case "wget" -> Arguments.parse(words, WGET_SHORT, WGET_LONG);
            case "curl" -> Arguments.parse(words, CURL_SHORT, CURL_LONG);
            case "nc", "ncat", "netcat" -> Arguments.parse(words, "wipsqIXxTVOPGgemo", Set.of("wait"));
            case "pg_isready", "psql" ->
                Arguments.parse(words, "dhptUcf", Set.of("dbname", "host", "port", "timeout", "username", "command"));
            case "redis-cli", "valkey-cli" -> Arguments.parse(words, "hpsaunriDd", Set.of("user", "pass", "sni"));
            case "mysqladmin", "mariadb-admin", "mysql", "mariadb" -> mysql(words);
            default -> Arguments.parse(words, "", Set.of());
        };
    }

    /// `-p` takes its value only where it is joined to it.
    private static Arguments mysql(List<String> words) {
        var rest = words.stream().filter(word -> !word.matches("(?s)-p.*")).toList();
        return Arguments.parse(rest, "hPuSeDC", Set.of("host", "port", "user", "socket", "protocol", "execute"));
    }

    static List<ProbeUrl> urls(String tool, Arguments arguments) {
        return switch (tool) {
            case "wget" -> arguments.operands().stream().map(ProbeUrl::parse).toList();
            case "curl" ->
                Stream.concat(
                                arguments.options().getOrDefault("url", List.of()).stream(),
                                arguments.operands().stream())
                        .map(ProbeUrl::parse)
                        .toList();
            case "nc", "ncat", "netcat" -> socket(arguments.operands());
            case "wait-for-it", "wait-for-it.sh", "wait-for" ->
                arguments.operands().stream()
                        .filter(word -> word.matches("[^:/]+:[0-9]{1,5}"))
                        .limit(1)
                        .flatMap(word -> socket(List.of(word.split(":", -1))).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static List<ProbeUrl> socket(List<String> operands) {
        return operands.size() == 2 && operands.get(1).matches("[0-9]{1,5}")
                ? List.of(new ProbeUrl("tcp", operands.get(0), Integer.parseInt(operands.get(1)), "/"))
                : List.of();
    }

    /// The longest the program runs on its own account, where it sets itself a limit.
    static Optional<Duration> limit(Invocation invocation) {
        var tool = invocation.tool();
        if (isAtOnce(tool)) {
            return Optional.of(Duration.ZERO);
        }
        var arguments = arguments(tool, invocation.arguments());
        return switch (tool) {
            case "curl" -> arguments.value("m", "max-time").flatMap(Clients::seconds);
            case "wget" ->
                triesOnce(invocation.kind(), arguments)
                        ? arguments.value("T", "timeout").flatMap(Clients::seconds)
                        : Optional.empty();
            case "nc", "ncat", "netcat" ->
                arguments.has("z") ? arguments.value("w", "wait").flatMap(Clients::seconds) : Optional.empty();
            case "pg_isready" ->
                arguments.value("t", "timeout").or(() -> Optional.of("3")).flatMap(Clients::seconds);
            default -> Optional.empty();
        };
    }

    /// GNU wget tries twenty times unless told otherwise, busybox once.
    private static boolean triesOnce(ToolKind kind, Arguments arguments) {
        return kind == ToolKind.BUSYBOX
                || arguments.value("t", "tries").map("1"::equals).orElse(false);
    }

    /// A number of seconds, with or without the `s` that `timeout` takes; 0 means no limit.
    static Optional<Duration> seconds(String text) {
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?s?") || text.matches("0*(\\.0*)?s?")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (Double.parseDouble(text.replace("s", "")) * 1000)));
    }
}
