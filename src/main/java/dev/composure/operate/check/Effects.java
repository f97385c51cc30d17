package dev.composure.operate.check;

import dev.composure.compose.Change;
import dev.composure.compose.Edit;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.compose.Setting;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Which of some changes have come about in a project, service by service.
final class Effects {

    private Effects() {}

    static List<Edit> of(Collection<Change> changes, Project before, Project after) {
        return after.services().values().stream()
                .map(service -> new Edit(service.name(), made(changes, before, service)))
                .filter(edit -> !edit.changes().isEmpty())
                .toList();
    }

    private static List<Change> made(Collection<Change> changes, Project before, Service service) {
        var old = Stream.ofNullable(before.services().get(service.name())).toList();
        return changes.stream()
                .filter(change -> holds(change, service) && old.stream().noneMatch(was -> holds(change, was)))
                .toList();
    }

    private static boolean holds(Change change, Service service) {
        var check = service.healthcheck();
        return switch (change) {
            case Change.SetTest(var test, var _) -> check.test().equals(test);
            case Change.SetInit(var init) -> isKnown(service.init(), init);
            case Change.SetTiming(var key, var value) -> isKnown(check.timing(key), value);
            case Change.SetRetries(var retries) -> isKnown(check.retries(), retries);
            case Change.RemoveKey(var key) -> !isWritten(key, service);
        };
    }

    private static <T> boolean isKnown(Setting<T> setting, T value) {
        return setting instanceof Setting.Known<T> known && known.value().equals(value);
    }

    private static boolean isWritten(String key, Service service) {
        return switch (key) {
            case "init" -> service.init().isWritten();
            case "retries" -> service.healthcheck().retries().isWritten();
            case "test" -> service.healthcheck().hasTest();
            case "disable" -> service.healthcheck().test() instanceof HealthcheckTest.Disabled;
            default -> service.healthcheck().timing(key).isWritten();
        };
    }
}
