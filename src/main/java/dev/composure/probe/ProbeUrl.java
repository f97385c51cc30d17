package dev.composure.probe;

import java.util.Locale;

/// A URL that a check asks. Host is empty where the text names none, port is what the scheme implies where none is
/// written, path starts with a slash.
public record ProbeUrl(String scheme, String host, int port, String path) {

    public boolean isHttps() {
        return scheme.equals("https");
    }

    /// True when the host is the container itself.
    public boolean isLoopback() {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.startsWith("127.")
                || name.equals("::1")
                || name.equals("0.0.0.0")
                || name.equals("ip6-localhost");
    }
}
