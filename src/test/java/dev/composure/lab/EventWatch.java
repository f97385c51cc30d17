package dev.composure.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Everything that happens to the containers of a project, from now on, as `docker events` tells it: the service and the
 * action, such as `web exec_create: wget -q …` or `web destroy`.
 */
final class EventWatch implements AutoCloseable {

    private static final Duration FIRST_EVENT = Duration.ofSeconds(15);
    private static final String LINE = "{{index .Actor.Attributes \"com.docker.compose.service\"}} {{.Action}}";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Predicate<String> alarm;
    private final Runnable onAlarm;
    private final Process process;

    /** Of a project that is up and whose probes run often: only once one of them is seen the watch surely watches. */
    static EventWatch over(LabProject project) {
        return new EventWatch(project, _ -> false, () -> {});
    }

    /** The same; does something at the moment that the first such event comes. */
    static EventWatch over(LabProject project, String alarm, Runnable onAlarm) {
        return new EventWatch(project, alarm::equals, onAlarm);
    }

    private EventWatch(LabProject project, Predicate<String> alarm, Runnable onAlarm) {
        this.alarm = alarm;
        this.onAlarm = onAlarm;
        this.process = project.engine()
                .start(List.of(
                        "events",
                        "--filter",
                        "type=container",
                        "--filter",
                        "label=com.docker.compose.project=" + project.name(),
                        "--format",
                        LINE));
        Thread.ofVirtual().start(this::read);
        Eventually.within(FIRST_EVENT, "the engine tells an event", () -> seen, events -> !events.isEmpty());
    }

    private void read() {
        var isArmed = true;
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (isArmed && alarm.test(line)) {
                    isArmed = false;
                    onAlarm.run();
                }
                seen.add(line);
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    List<String> events() {
        return List.copyOf(seen);
    }

    /** The commands that were run in the containers of a service. */
    List<String> execs(String service) {
        var start = service + " exec_create: ";
        return seen.stream()
                .filter(event -> event.startsWith(start))
                .map(event -> event.substring(start.length()))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
