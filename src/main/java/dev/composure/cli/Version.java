package dev.composure.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version that the jar was built as.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"composure " + built()};
    }

    static String built() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    }
}
