package dev.composure.probe;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A URL that a check asks. The scheme is empty where an expansion hides it, the host where the text names none; the
/// port is what the scheme implies where none is written, and 0 where it cannot be known; the path starts with a slash.
public record ProbeUrl(String scheme, String host, int port, String path) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?s)(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:[^/?#@]*@)?(?<host>\\[[^]]*]|[^:/?#]*)(?::(?<port>[^/?#]*))?(?<path>.*)");

    /// Reads what wget and curl take for a URL: without a scheme it is http.
    static ProbeUrl parse(String text) {
        var parts = SHAPE.matcher(text);
        if (text.startsWith("$") || !parts.matches()) {
            return new ProbeUrl("", "", 0, "/");
        }
        var scheme =
                parts.group("scheme") == null ? "http" : parts.group("scheme").toLowerCase(Locale.ROOT);
        var host = parts.group("host").replaceAll("[\\[\\]]", "");
        var path = parts.group("path");
        return new ProbeUrl(scheme, host, port(scheme, parts.group("port")), path.startsWith("/") ? path : "/" + path);
    }

    private static int port(String scheme, @Nullable String written) {
        if (written == null) {
            return switch (scheme) {
                case "http" -> 80;
                case "https" -> 443;
                default -> 0;
            };
        }
        return written.matches("[0-9]{1,5}") ? Integer.parseInt(written) : 0;
    }

    public boolean isHttps() {
        return scheme.equals("https");
    }

    /// How far it is to the host, for a service of that name beside those.
    public Reach reach(String own, Collection<String> services) {
        return Reach.of(this, own, services);
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
