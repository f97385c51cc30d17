package dev.composure.compose;

import dev.composure.compose.project.ProjectModel;
import dev.composure.compose.project.ProjectReading;

/// Reads a compose project as `docker compose` would, with the position of every value.
public final class ComposeLoader {

    private final SourceReader reader;

    public ComposeLoader(SourceReader reader) {
        this.reader = reader;
    }

    public LoadedProject load(ProjectInput input) {
        return ProjectModel.of(ProjectReading.read(input, reader), reader);
    }
}
