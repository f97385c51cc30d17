package dev.composure.operate;

import java.util.List;

/// How the project was brought up, from the labels of its containers: always absolute paths, in the order of the
/// labels.
public record ComposeInvocation(String project, String directory, List<String> files, List<String> envFiles) {
    public ComposeInvocation {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
    }
}
