package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// What is worth knowing of a project whose test failed.
record Evidence(LabProject project) {

    private static final String SINCE_LONG_AGO = "1h";

    static Evidence of(LabProject project) {
        return new Evidence(project);
    }

    /// What the operator said, and what it had to do.
    static void of(RunningOperator operator, String test) {
        var folder = Path.of(
                "target", "scenarios", test, operator.folder().getFileName().toString());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("log.txt"), operator.log());
            Files.writeString(folder.resolve("projects.json"), operator.shown());
            Files.copy(
                    operator.folder().resolve("policy.yaml"),
                    folder.resolve("policy.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void writeTo(String test) {
        var folder = Path.of("target", "scenarios", test, project.name());
        var engine = project.engine();
        var mine = "label=com.docker.compose.project=" + project.name();
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("logs.txt"),
                    project.compose("logs", "--no-color", "--timestamps").output());
            Files.writeString(
                    folder.resolve("containers.txt"),
                    engine.docker("ps", "-a", "--no-trunc", "--filter", mine).output());
            for (var id : project.allContainers()) {
                Files.writeString(
                        folder.resolve("inspect-%.12s.json".formatted(id)),
                        engine.docker("inspect", id).output());
            }
            Files.writeString(
                    folder.resolve("events.txt"),
                    engine.docker("events", "--since", SINCE_LONG_AGO, "--until", "0s", "--filter", mine)
                            .output());
            Files.writeString(
                    folder.resolve("ps.txt"),
                    Command.run(Map.of(), List.of("ps", "-eo", "pid,ppid,sid,stat,lstart,comm"))
                            .output());
            Files.copy(project.file(), folder.resolve("compose.yaml"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
