package dev.composure.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a compose that died half way through a recreate leaves behind. It creates the new container under a
/// name of its own, `<12 hex digits>_NAME` with the label `com.docker.compose.replace`, stops and removes
/// the old one, renames the new one to NAME, and starts it last (measured with 2.26.1, calls counted at the
/// engine's socket). The new one already has the old one's anonymous volumes.
public record Leftovers(List<ObservedContainer> containers) {

    private static final Pattern TEMPORARY = Pattern.compile("^[0-9a-f]{12}_(?<lasting>.+)$");

    public Leftovers {
        containers = List.copyOf(containers);
    }

    /// What is to be done about one of them.
    public sealed interface Cure {
        ObservedContainer container();

        /// The old one is still there, and has the volumes too.
        record Remove(ObservedContainer container) implements Cure {}

        /// The old one is gone, and only this one still knows its anonymous volumes.
        record Rename(ObservedContainer container, String lastingName) implements Cure {}
    }

    /// Of those services, in the order of their names. A removal comes only where the engine says that the container
    /// was never started.
    public List<Cure> cures(Set<String> services) {
        var taken = new HashSet<String>();
        containers.forEach(container -> taken.add(container.name()));
        var cures = new ArrayList<Cure>();
        for (ObservedContainer container : containers) {
            if (services.contains(container.composeLabel("service")) && isLeftover(container)) {
                cures.add(
                        taken.add(lastingName(container.name()))
                                ? new Cure.Rename(container, lastingName(container.name()))
                                : new Cure.Remove(container));
            }
        }
        return cures;
    }

    private static boolean isLeftover(ObservedContainer container) {
        return container.state().equals("created")
                && !container.composeLabel("replace").isEmpty()
                && TEMPORARY.matcher(container.name()).matches();
    }

    /// The name that a container will have, or would have had, in the end.
    public static String lastingName(String name) {
        var temporary = TEMPORARY.matcher(name);
        return temporary.matches() ? temporary.group("lasting") : name;
    }
}
