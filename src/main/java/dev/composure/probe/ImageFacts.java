package dev.composure.probe;

import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Position;
import dev.composure.compose.Setting;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an image brings along. `path` is where it looks for programs. `tools` holds what was looked for in it, and is
/// empty where nobody could look. `shell` is empty where the image names none; `check` is its `HEALTHCHECK`.
/// `environmentNames` are those of its `ENV`, never a value.
public record ImageFacts(
        String id,
        List<String> path,
        SortedMap<String, ToolKind> tools,
        List<String> shell,
        List<String> entrypoint,
        List<String> command,
        List<Integer> exposedPorts,
        Optional<Check> check,
        SortedSet<String> environmentNames) {

    public ImageFacts {
        path = List.copyOf(path);
        tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
        shell = List.copyOf(shell);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        exposedPorts = List.copyOf(exposedPorts);
        environmentNames = Collections.unmodifiableSortedSet(new TreeSet<>(environmentNames));
    }

    /// One without variables.
    public ImageFacts(
            String id,
            List<String> path,
            SortedMap<String, ToolKind> tools,
            List<String> shell,
            List<String> entrypoint,
            List<String> command,
            List<Integer> exposedPorts,
            Optional<Check> check) {
        this(id, path, tools, shell, entrypoint, command, exposedPorts, check, Collections.emptySortedSet());
    }

    public ImageFacts with(SortedMap<String, ToolKind> found) {
        return new ImageFacts(id, path, found, shell, entrypoint, command, exposedPorts, check, environmentNames);
    }

    /// The `HEALTHCHECK` of an image as the engine keeps it: an empty test, and zeros, are what it does not say.
    public record Check(
            List<String> test,
            Duration interval,
            Duration timeout,
            Duration startPeriod,
            Duration startInterval,
            int retries) {

        private static final String OF_IMAGE = " (of the image)";

        public Check {
            test = List.copyOf(test);
        }

        /// What the engine makes of a service's own healthcheck on this image: whatever the service does not say is the
        /// image's, field by field, and a zero says nothing (moby `daemon/commit.go`).
        public Healthcheck under(Healthcheck own) {
            var isInherited = own.test() instanceof HealthcheckTest.Inherited;
            return new Healthcheck(
                    isInherited ? HealthcheckTest.ofEngine(test) : own.test(),
                    isInherited ? written() : own.writtenTest(),
                    filled(own.interval(), interval, own.position()),
                    filled(own.timeout(), timeout, own.position()),
                    filled(own.startPeriod(), startPeriod, own.position()),
                    filled(own.startInterval(), startInterval, own.position()),
                    filled(own.retries(), retries, own.position()),
                    own.position());
        }

        /// As a compose file would have to say it.
        private List<String> written() {
            return test.stream().map(word -> word.replace("$", "$$")).toList();
        }

        private static Setting<Duration> filled(Setting<Duration> own, Duration images, Position position) {
            return images.isZero() || isSaid(own, Duration.ZERO)
                    ? own
                    : new Setting.Known<>(images, shown(images) + OF_IMAGE, position);
        }

        private static Setting<Integer> filled(Setting<Integer> own, int images, Position position) {
            return images == 0 || isSaid(own, 0) ? own : new Setting.Known<>(images, images + OF_IMAGE, position);
        }

        private static <T> boolean isSaid(Setting<T> own, T nothing) {
            return own.isWritten()
                    && !(own instanceof Setting.Known<T> known && known.value().equals(nothing));
        }

        private static String shown(Duration length) {
            return length.toString().substring(2).toLowerCase(Locale.ROOT);
        }
    }
}
