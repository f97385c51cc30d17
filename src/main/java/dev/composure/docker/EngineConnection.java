package dev.composure.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.composure.operate.EngineUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one way to the engine: negotiates the API version, bounds every call in time (a unix socket has no time-outs of
/// its own), and turns what goes wrong into an [Answer] or an [EngineUnavailable].
final class EngineConnection implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_BODY = 4 << 20;

    private final EngineAddress address;
    private final Duration limit;
    private final DockerHttpClient http;
    /// Not virtual ones: on two cores two of them that wait for a class to be initialized hold both carriers, and the
    /// one that initializes it never goes on (JDK 25; seen in a soak, every call timed out from then on).
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("docker-", 0).factory());

    /// For the question that comes before any agreement.
    private final DockerClient unversioned;

    private volatile @Nullable Session session;

    /// What was agreed with the engine that answered last.
    private record Session(DockerClient client, ApiVersion api) {}

    /// The answer to a request that docker-java has no command for.
    record Reply(String body, String pathStat) {

        JsonNode json() {
            return EngineConnection.json(body);
        }
    }

    /// What the engine answers with is JSON, or it is no engine that we understand.
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException invalid) {
            throw new EngineUnavailable("The Docker Engine's answer is not understood.", invalid);
        }
    }

    EngineConnection(EngineAddress address, Duration limit) {
        this.address = address;
        this.limit = limit;
        this.http = new ApacheDockerHttpClient.Builder()
                .dockerHost(address.uri())
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(limit)
                .build();
        this.unversioned = client("");
    }

    /// Asks through docker-java. The answer never is null.
    <T> Answer<T> ask(Function<DockerClient, T> request) {
        return within(() -> request.apply(session().client()));
    }

    /// Asks for a path below the API version, such as `/containers/ID/stats`.
    Answer<Reply> ask(String method, String path) {
        return ask(method, path, new byte[0]);
    }

    /// Posts an archive to a path below the API version. (docker-java's own command for this sends it in a way that the
    /// engine takes for broken.)
    Answer<Reply> post(String path, byte[] archive) {
        return ask("POST", path, archive);
    }

    private Answer<Reply> ask(String method, String path, byte[] content) {
        var answer = within(() -> execute(method, "/v" + session().api() + path, content));
        return answer instanceof Answer.Given<Answer<Reply>>(var inner)
                ? inner
                : ((Answer.Refused<Answer<Reply>>) answer).retyped();
    }

    /// Asks the engine what it is; this needs no agreement on a version.
    Version version() {
        return within(() -> unversioned.versionCmd().exec()).required();
    }

    private Answer<Reply> execute(String method, String path, byte[] content) {
        var request = DockerHttpClient.Request.builder().method(method).path(path);
        if (content.length > 0) {
            request.putHeader("Content-Type", "application/octet-stream").body(new ByteArrayInputStream(content));
        }
        try (var response = http.execute(request.build());
                var body = response.getBody()) {
            var bytes = body.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw new EngineUnavailable("The Docker Engine's answer to %s %s is longer than %d bytes."
                        .formatted(method, path, MAX_BODY));
            }
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (response.getStatusCode() != 200) {
                return new Answer.Refused<>(response.getStatusCode(), "%s %s".formatted(method, path));
            }
            var pathStat = Objects.requireNonNullElse(response.getHeader("X-Docker-Container-Path-Stat"), "");
            return new Answer.Given<>(new Reply(text, pathStat));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Session session() {
        var known = session;
        if (known != null) {
            return known;
        }
        var version = unversioned.versionCmd().exec();
        var oldest = Objects.requireNonNullElse(version.getMinAPIVersion(), version.getApiVersion());
        var api = ApiVersion.negotiate(ApiVersion.parse(oldest), ApiVersion.parse(version.getApiVersion()));
        var agreed = new Session(client(api.toString()), api);
        session = agreed;
        return agreed;
    }

    private DockerClient client(String apiVersion) {
        var config = new DefaultDockerClientConfig.Builder()
                .withDockerHost(address.toString())
                .withApiVersion(apiVersion)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    private <T> Answer<T> within(Callable<T> call) {
        var pending = threads.submit(call);
        try {
            return new Answer.Given<>(pending.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return refusal(Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (TimeoutException late) {
            throw givenUp(pending, "does not answer within " + limit.toSeconds() + " s. Is it overloaded or stopped?");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw givenUp(pending, "was not waited for, because Composure is stopping.");
        }
    }

    private EngineUnavailable givenUp(Future<?> pending, String why) {
        pending.cancel(true);
        session = null;
        return new EngineUnavailable("The Docker Engine at %s %s".formatted(address, why));
    }

    private <T> Answer<T> refusal(Throwable failure) {
        if (failure instanceof EngineUnavailable unavailable) {
            throw unavailable;
        }
        if (failure instanceof DockerException refused) {
            return new Answer.Refused<>(refused.getHttpStatus(), String.valueOf(refused.getMessage()));
        }
        session = null;
        throw unavailable(failure);
    }

    /// What a broken connection means to the person who must act.
    EngineUnavailable unavailable(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new EngineUnavailable(address.explain(root), failure);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            http.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
