package dev.composure.docker.guard;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A socket proxy as careful people put in front of their engine: it lets some calls through, answers the others with
/// 403, and remembers both, as method and path without the version of the API.
public final class SocketProxy implements AutoCloseable {

    private final SortedSet<String> passed = new ConcurrentSkipListSet<>();
    private final SortedSet<String> refused = new ConcurrentSkipListSet<>();
    private final GuardSocket socket;

    private SocketProxy(String engine, Predicate<Call> mayPass) {
        this.socket = GuardSocket.open(URI.create(engine), (HeadRule) call -> judge(call, mayPass.test(call)));
    }

    private Ruling judge(Call call, boolean mayPass) {
        (mayPass ? passed : refused).add(call.method() + " " + call.path());
        return mayPass ? Ruling.forward() : new Ruling.Refusal("the socket proxy lets only GET and HEAD through");
    }

    /// Only GET and HEAD pass.
    public static SocketProxy readsOnly(String engine) {
        return new SocketProxy(engine, call -> Set.of("GET", "HEAD").contains(call.method()));
    }

    /// Everything passes that stays HTTP.
    public static SocketProxy letsAllThrough(String engine) {
        return new SocketProxy(engine, _ -> true);
    }

    /// The calls that the engine got to see.
    public SortedSet<String> passed() {
        return new TreeSet<>(passed);
    }

    public SortedSet<String> refused() {
        return new TreeSet<>(refused);
    }

    /// A row of a table of calls, such as `GET /containers/{id}/json`, where `{name}` may have slashes.
    public record Row(String text) {

        private Pattern pattern() {
            var quoted = Pattern.quote(text).replace("{id}", "\\E[^/]+\\Q").replace("{name}", "\\E.+\\Q");
            return Pattern.compile(quoted);
        }

        private boolean covers(String call) {
            return pattern().matcher(call).matches();
        }

        /// The rows that none of the calls is of.
        public static List<String> unused(List<Row> rows, Set<String> calls) {
            return rows.stream()
                    .filter(row -> calls.stream().noneMatch(row::covers))
                    .map(Row::text)
                    .toList();
        }

        /// The calls that are of none of the rows.
        public static List<String> undocumented(List<Row> rows, Set<String> calls) {
            return calls.stream()
                    .filter(call -> rows.stream().noneMatch(row -> row.covers(call)))
                    .toList();
        }
    }

    /// The address for `DOCKER_HOST`.
    public String host() {
        return socket.host();
    }

    @Override
    public void close() {
        socket.close();
    }
}
