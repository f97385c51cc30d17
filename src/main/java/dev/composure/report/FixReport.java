package dev.composure.report;

import java.util.List;

/// The result of a fix. `left` is what a check says of the files as they are now, or would be; `changes` were written,
/// or would be; `copies` are the originals that were kept; `failures` are files that could not be written.
public record FixReport(CheckReport left, List<FileChange> changes, List<String> copies, List<InputError> failures) {
    public FixReport {
        changes = List.copyOf(changes);
        copies = List.copyOf(copies);
        failures = List.copyOf(failures);
    }
}
