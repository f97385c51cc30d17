package dev.composure.git;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// git's own `http-backend` behind a web server, for those who know the password.
final class HttpBackend implements AutoCloseable {

    static final String PROGRAM = "/usr/lib/git-core/git-http-backend";

    private final Path root;
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    HttpBackend(Path root, String user, String password) throws IOException {
        this(root, user, password, HttpServer.create(anyPort(), 0), "http");
    }

    private HttpBackend(Path root, String user, String password, HttpServer server, String scheme) {
        this.root = root;
        this.server = server;
        this.scheme = scheme;
        var context = server.createContext("/", this::serve);
        context.setAuthenticator(new BasicAuthenticator("git") {
            @Override
            public boolean checkCredentials(String name, String given) {
                return name.equals(user) && given.equals(password);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    /// With TLS.
    static HttpBackend secure(Path root, String user, String password, SSLContext context) throws IOException {
        var server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new HttpBackend(root, user, password, server, "https");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var builder = new ProcessBuilder(PROGRAM);
        var environment = builder.environment();
        var query = exchange.getRequestURI().getRawQuery();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("QUERY_STRING", query == null ? "" : query);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        put(environment, "CONTENT_TYPE", exchange, "Content-Type");
        put(environment, "HTTP_CONTENT_ENCODING", exchange, "Content-Encoding");
        put(environment, "GIT_PROTOCOL", exchange, "Git-Protocol");
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var in = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(in);
        }
        answer(exchange, new BufferedInputStream(process.getInputStream()));
    }

    private static void put(Map<String, String> environment, String name, HttpExchange exchange, String header) {
        var value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
            environment.put(name, value);
        }
    }

    private static void answer(HttpExchange exchange, InputStream out) throws IOException {
        var status = 200;
        for (var line = line(out); !line.isEmpty(); line = line(out)) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            if (line.startsWith("Status:")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(line.substring(0, colon), value);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        try (var body = exchange.getResponseBody()) {
            out.transferTo(body);
        }
    }

    private static String line(InputStream out) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = out.read(); next >= 0 && next != '\n'; next = out.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
