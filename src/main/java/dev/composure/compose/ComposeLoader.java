package dev.composure.compose;

import dev.composure.compose.project.ProjectModel;
import dev.composure.compose.project.ProjectReading;
import java.util.List;

/// Reads a compose project as `docker compose` would, with the position of every value.
public final class ComposeLoader {

    private final SourceReader reader;

    public ComposeLoader(SourceReader reader) {
        this.reader = reader;
    }

    /// The files that [#load] begins with: those named, those of `COMPOSE_FILE`, or the defaults of the folder.
    public List<String> files(ProjectInput input) {
        return ProjectReading.files(input, reader);
    }

    public LoadedProject load(ProjectInput input) {
        return ProjectModel.of(ProjectReading.read(input, reader), reader);
    }
}
