package dev.composure.compose;

import dev.composure.compose.editing.Editing;
import java.util.List;

/// Plans edits of compose files as text, and proves each by reading the result again.
public final class ComposeEditor {

    private final SourceReader reader;

    public ComposeEditor(SourceReader reader) {
        this.reader = reader;
    }

    /// The texts of the files that change, or why nothing was changed. What holds already is left alone.
    public EditOutcome apply(LoadedProject before, List<Edit> edits) {
        return new Editing(reader).apply(before, edits);
    }
}
