package dev.composure.remedy;

import dev.composure.probe.ProbeUrl;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where a new check could ask, the best first: where the present check asks, the service's ports, what the image
/// exposes, what listens.
record Targets(Situation situation) {

    /// More are not worth trying one after the other.
    private static final int MOST = 3;

    /// Linux gives ports from here on to whoever asks for none in particular: another one at the next start.
    private static final int EPHEMERAL_FROM = 32_768;

    private static final int EPHEMERAL_TO = 60_999;

    /// Plain http. A port that is TLS by its number is left out.
    List<Target> http() {
        var path = path();
        return ports(port -> !isTls(port))
                .mapToObj(port -> Target.loopback("http", port, path, namesPort(port) && namesPath(path)))
                .limit(MOST)
                .toList();
    }

    /// The present check's own https URL, for a client that does TLS itself.
    List<Target> https() {
        return situation.probe().urls().stream()
                .filter(url -> url.isHttps() && !url.host().isEmpty() && url.port() > 0)
                .filter(url -> !isHidden(url.host() + url.path()))
                .map(Target::of)
                .limit(1)
                .toList();
    }

    List<Target> tcp() {
        return ports(_ -> true)
                .mapToObj(port -> Target.loopback("tcp", port, "/", namesPort(port)))
                .limit(MOST)
                .toList();
    }

    /// True when the present check asks all of this of the container itself.
    boolean names(List<ProbeUrl> asked) {
        return !asked.isEmpty()
                && asked.stream()
                        .allMatch(url -> isOwn(url)
                                && namesPort(url.port())
                                && (url.scheme().equals("tcp") || namesPath(url.path())));
    }

    private IntStream ports(IntPredicate isWanted) {
        var service = situation.service();
        var named = situation.probe().urls().stream().filter(this::isOwn).map(ProbeUrl::port);
        var others = Stream.of(
                        service.containerPorts(),
                        situation.facts().exposedPorts(),
                        lasting(situation.facts().listening().ports()))
                .flatMap(List::stream);
        return Stream.concat(named, others)
                .mapToInt(Integer::intValue)
                .filter(port -> port > 0 && isWanted.test(port))
                .distinct();
    }

    private static List<Integer> lasting(SortedSet<Integer> listening) {
        return listening.stream()
                .filter(port -> port < EPHEMERAL_FROM || port > EPHEMERAL_TO)
                .toList();
    }

    private boolean namesPort(int port) {
        return situation.probe().urls().stream().anyMatch(url -> isOwn(url) && url.port() == port);
    }

    private boolean namesPath(String path) {
        return situation.probe().urls().stream()
                .anyMatch(url -> isOwn(url) && url.path().equals(path));
    }

    private String path() {
        return situation.probe().urls().stream()
                .map(ProbeUrl::path)
                .filter(path -> !isHidden(path))
                .findFirst()
                .orElse("/");
    }

    private boolean isOwn(ProbeUrl url) {
        return url.isLoopback() || url.host().equals(situation.service().name());
    }

    private static boolean isTls(int port) {
        return port % 1000 == 443;
    }

    /// The exec form expands nothing.
    private static boolean isHidden(String text) {
        return text.contains("$") || text.contains("`");
    }
}
