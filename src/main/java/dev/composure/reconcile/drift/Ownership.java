package dev.composure.reconcile.drift;

import dev.composure.reconcile.ObservedContainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tools that keep the files of a stack themselves and write over whatever somebody else wrote there, by the marks they
/// leave: a label, or the folder in which they keep the files. Dockge is none of them: to it the files on disk are the
/// truth.
///
/// Sources: the label `cd.doco.*` and `/etc/komodo/stacks` are in the code of doco-cd and Komodo, `/data/compose/N` in
/// Portainer's, `coolify.managed` in Coolify's, `/var/lib/casaos/apps` in CasaOS'.
enum Ownership {
    DOCO_CD("doco-cd", "cd.doco.", "", "change the healthcheck in the git repository that it deploys from"),
    PORTAINER("Portainer", "", "/data/compose/\\d+(/.*)?", "change the healthcheck in the stack's editor in Portainer"),
    KOMODO("Komodo", "", "/etc/komodo/stacks/.+", "change the healthcheck in the stack's files in Komodo"),
    COOLIFY("Coolify", "coolify.managed", "", "change the healthcheck in the resource's compose file in Coolify"),
    CASAOS("CasaOS", "", "/var/lib/casaos/apps/.+", "change the healthcheck in the app's settings in CasaOS");

    private final String tool;
    private final String label;
    private final String folder;
    private final String advice;

    Ownership(String tool, String label, String folder, String advice) {
        this.tool = tool;
        this.label = label;
        this.folder = folder;
        this.advice = advice;
    }

    /// Who owns the files of that container; the label is the beginning of a name, the folder a pattern.
    static Optional<Ownership> of(ObservedContainer container) {
        return Arrays.stream(values()).filter(owner -> owner.owns(container)).findFirst();
    }

    private boolean owns(ObservedContainer container) {
        return (!label.isEmpty() && container.labels().keySet().stream().anyMatch(name -> name.startsWith(label)))
                || paths(container).anyMatch(path -> path.matches(folder));
    }

    private static Stream<String> paths(ObservedContainer container) {
        var files = List.of(container.composeLabel("project.config_files").split(",", -1));
        return Stream.concat(Stream.of(container.composeLabel("project.working_dir")), files.stream())
                .filter(path -> !path.isEmpty());
    }

    /// What a person is told.
    String message() {
        return "%s keeps the files of this stack and would write over them: %s, and deploy it from there"
                .formatted(tool, advice);
    }
}
