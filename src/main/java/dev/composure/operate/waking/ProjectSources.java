package dev.composure.operate.waking;

import dev.composure.compose.SourceReader;
import dev.composure.reconcile.ProjectId;

/// Reads files on behalf of a project, so that somebody may know which files it is made of.
@FunctionalInterface
public interface ProjectSources {
    SourceReader of(ProjectId project);
}
