package dev.composure.remedy;

import dev.composure.probe.ProbeUrl;

/// What a new check would ask. `isNamed`: the present check asks the same host, port and path.
record Target(String scheme, String host, int port, String path, boolean isNamed) {

    static final String LOOPBACK = "127.0.0.1";

    static Target loopback(String scheme, int port, String path, boolean isNamed) {
        return new Target(scheme, LOOPBACK, port, path, isNamed);
    }

    static Target of(ProbeUrl url) {
        return new Target(url.scheme(), url.host(), url.port(), url.path(), true);
    }

    /// The URL, or host and port where there is no more to it.
    String shown() {
        return scheme.equals("tcp") ? host + ":" + port : url();
    }

    String url() {
        var isImplied = (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443);
        var name = host.contains(":") ? "[" + host + "]" : host;
        return scheme + "://" + name + (isImplied ? "" : ":" + port) + path;
    }
}
