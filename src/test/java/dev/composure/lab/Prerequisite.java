package dev.composure.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/// What a test needs of the machine. Missing, it skips the test, or fails it where `docker.required` or `CI` say that
/// nothing may be skipped.
public final class Prerequisite {

    private Prerequisite() {}

    /// To be thrown: the test cannot run here.
    public static RuntimeException missing(String why) {
        if (Boolean.getBoolean("docker.required") || "true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        return new TestAbortedException(why);
    }

    /// Mounts, other users and other owners can be had by root only.
    public static void root() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isDirectory(Path.of("/proc/self"))) {
            throw missing("this test needs root on Linux");
        }
    }
}
