package dev.composure.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An engine with any number of containers that never change, as far as an auditing operator asks it, and the compose files
 * of their projects.
 */
public final class SimulatedHost implements AutoCloseable {

    private static final String CONTAINERS = "/containers/";

    private final HttpServer server;
    private final Path folder;
    private final int projects;
    private final int services;
    private final AtomicInteger inspected = new AtomicInteger();

    private SimulatedHost(HttpServer server, Path folder, int projects, int services) {
        this.server = server;
        this.folder = folder;
        this.projects = projects;
        this.services = services;
    }

    /** As many projects, each with as many services, whose files are written below that folder. */
    public static SimulatedHost of(Path folder, int projects, int services) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(
                    Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
            var host = new SimulatedHost(server, folder, projects, services);
            for (int project = 0; project < projects; project++) {
                Files.writeString(
                        Files.createDirectory(host.folderOf(project)).resolve("compose.yaml"), host.composeFile());
            }
            server.createContext("/", host::answer);
            server.start();
            return host;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path folderOf(int project) {
        return folder.resolve("p" + project);
    }

    private String composeFile() {
        return IntStream.range(0, services).mapToObj("""
                          s%d:
                            image: busybox
                            healthcheck: {test: [CMD, wget, -q, -O, /dev/null, "https://localhost/"], interval: 10m}
                        """::formatted).collect(Collectors.joining("", "services:\n", ""));
    }

    public String host() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many containers were inspected until now. */
    public int inspected() {
        return inspected.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replaceFirst("^/v[0-9.]+", "");
        if (path.equals("/events")) {
            events(exchange);
            return;
        }
        var body = body(path, String.valueOf(exchange.getRequestURI().getRawQuery()));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, isHead || bytes.length == 0 ? -1 : bytes.length);
        if (!isHead && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** Nothing ever happens, and the answer ends when it should. */
    private static void events(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        var until = exchange.getRequestURI().getQuery().replaceFirst("(?s).*until=(\\d+).*", "$1");
        while (Instant.now().isBefore(Instant.ofEpochSecond(Long.parseLong(until)))) {
            LockSupport.parkUntil(Long.parseLong(until) * 1000);
        }
        exchange.close();
    }

    private String body(String path, String query) {
        if (path.equals("/version")) {
            return "{\"Version\":\"26.1.5\",\"ApiVersion\":\"1.45\",\"MinAPIVersion\":\"1.24\"}";
        }
        if (path.equals("/containers/json")) {
            return list(URLDecoder.decode(query, StandardCharsets.UTF_8));
        }
        if (path.endsWith("/top")) {
            return "{\"Titles\":[\"PID\",\"TID\"],\"Processes\":[[\"1\",\"1\"]]}";
        }
        if (path.endsWith("/stats")) {
            return "{\"pids_stats\":{\"current\":1}}";
        }
        if (path.startsWith(CONTAINERS) && path.endsWith("/json")) {
            inspected.incrementAndGet();
            return inspection(
                    Integer.parseInt(path.substring(CONTAINERS.length(), path.length() - "/json".length()), 16));
        }
        return "";
    }

    /** Of one project where the filter has its label with a value. */
    private String list(String query) {
        var value = query.replaceFirst("(?s).*com\\.docker\\.compose\\.project=p(\\d+).*", "$1");
        var all = value.equals(query)
                ? IntStream.range(0, projects * services)
                : IntStream.range(Integer.parseInt(value) * services, (Integer.parseInt(value) + 1) * services);
        return all.mapToObj(number -> """
                        {"Id":"%s","Names":["/%s"],"State":"running","Status":"Up 2 hours (healthy)","Labels":%s}""".formatted(id(number), name(number), labels(number)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String id(int number) {
        return "%064x".formatted(number);
    }

    private String name(int number) {
        return "p%d-s%d-1".formatted(number / services, number % services);
    }

    private String labels(int number) {
        var home = folderOf(number / services);
        return """
                {"com.docker.compose.project":"p%d","com.docker.compose.service":"s%d",\
                "com.docker.compose.container-number":"1","com.docker.compose.oneoff":"False",\
                "com.docker.compose.project.working_dir":"%s","com.docker.compose.project.config_files":"%s/compose.yaml"}""".formatted(number / services, number % services, home, home);
    }

    private String inspection(int number) {
        return """
                {"Id":"%s","Name":"/%s","Created":"2026-01-01T00:00:00Z","Path":"sleep","Args":["infinity"],"Image":"sha256:1",\
                "RestartCount":0,"State":{"Status":"running","Running":true,"Pid":0,"StartedAt":"2026-01-01T00:00:00Z",\
                "Health":{"Status":"healthy","FailingStreak":0,"Log":[{"Start":"2026-01-01T00:10:00Z",\
                "End":"2026-01-01T00:10:01Z","ExitCode":0,"Output":""}]}},\
                "Config":{"Env":["PATH=/bin"],"Labels":%s,"Healthcheck":{"Test":["CMD","wget","-q","-O","/dev/null",\
                "https://localhost/"],"Interval":600000000000}},"HostConfig":{"NetworkMode":"bridge"},"Mounts":[]}""".formatted(id(number), name(number), labels(number));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
