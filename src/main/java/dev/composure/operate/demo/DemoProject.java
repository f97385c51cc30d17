package dev.composure.operate.demo;

import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.check.CheckRequest;
import dev.composure.reconcile.ProjectId;
import java.util.List;
import java.util.TreeMap;

/// The project of one demo: its name on the engine, and the folder with its files.
public record DemoProject(String name, String folder) {

    /// How the name of every project of a demo begins; nothing else is ever removed.
    public static final String PREFIX = "composure-demo-";

    /// The service that leaks.
    static final String SERVICE = "app";

    /// The service that its healthcheck asks.
    static final String ASKED = "tls";

    public DemoProject {
        if (!name.matches(PREFIX + "[a-z0-9]+")) {
            throw new IllegalArgumentException("no name of a demo: " + name);
        }
    }

    public ProjectId id() {
        return new ProjectId(name);
    }

    public String composeFile() {
        return folder + "/compose.yaml";
    }

    public String policyFile() {
        return folder + "/policy.yaml";
    }

    ComposeInvocation invocation() {
        return new ComposeInvocation(name, folder, List.of(composeFile()), List.of());
    }

    CheckRequest request() {
        return new CheckRequest(
                folder, List.of("compose.yaml"), List.of(), "policy.yaml", "", List.of(), List.of(), new TreeMap<>());
    }
}
