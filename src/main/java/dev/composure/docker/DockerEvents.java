package dev.composure.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.waking.EngineEvent;
import dev.composure.operate.waking.EngineEvents;
import dev.composure.operate.waking.EventStream;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ProjectId;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The events of the engine, each stream on a connection of its own. The engine chooses them: each probe of each
/// container makes three others.
public final class DockerEvents implements EngineEvents, AutoCloseable {

    private static final String PROJECT = "com.docker.compose.project";
    private static final String ONE_OFF = "com.docker.compose.oneoff";

    /// The engine takes a bare `health_status` for a beginning, and then `exec_start` and every probe's
    /// `health_status: running` with it; written out each is itself only.
    private static final List<String> ACTIONS = List.of(
            "create",
            "start",
            "restart",
            "die",
            "oom",
            "destroy",
            "rename",
            "pause",
            "unpause",
            "update",
            "health_status: healthy",
            "health_status: unhealthy");

    private static final Duration ANSWERS = Duration.ofSeconds(10);

    private final EngineAddress address;
    private final Duration patience;
    private final EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("docker-events", true));

    /// An address as `DOCKER_HOST` has it; empty means the default socket.
    public DockerEvents(String host) {
        this(host, ANSWERS);
    }

    /// An engine that has not begun its answer within `patience`, or not ended it so long after it should have, is
    /// none.
    DockerEvents(String host, Duration patience) {
        this.address = EngineAddress.parse(host);
        this.patience = patience;
    }

    @Override
    public EventStream open(Instant since, Instant until) {
        var filters = Map.of("type", List.of("container"), "event", ACTIONS, "label", List.of(PROJECT));
        var stream = new OpenEvents(address, patience.plus(Duration.between(since, until)));
        try {
            stream.over(connected(stream));
            stream.ask(request(History.query(since, until, filters)));
            stream.awaitAnswer(patience);
            return stream;
        } catch (EngineUnavailable unavailable) {
            stream.close();
            throw unavailable;
        }
    }

    private Channel connected(OpenEvents stream) {
        var socket = address.socket();
        var connecting = new Bootstrap()
                .group(loop)
                .channel(
                        socket instanceof UnixDomainSocketAddress
                                ? NioDomainSocketChannel.class
                                : NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpClientCodec(), stream.reader());
                    }
                })
                .connect(socket)
                .awaitUninterruptibly();
        if (!connecting.isSuccess()) {
            throw new EngineUnavailable(address.explain(connecting.cause()), connecting.cause());
        }
        return connecting.channel();
    }

    private static DefaultFullHttpRequest request(String query) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, query);
        request.headers().set(HttpHeaderNames.HOST, "docker");
        return request;
    }

    /// Empty for the container of a `compose run`.
    static Optional<EngineEvent> event(JsonNode event) {
        var attributes = event.path("Actor").path("Attributes");
        if (attributes.path(ONE_OFF).asText().equalsIgnoreCase("true")
                || attributes.path(PROJECT).asText().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new EngineEvent(
                History.at(event),
                new ProjectId(attributes.path(PROJECT).asText()),
                new ContainerId(event.path("Actor").path("ID").asText())));
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, patience.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(patience.toMillis());
    }
}
