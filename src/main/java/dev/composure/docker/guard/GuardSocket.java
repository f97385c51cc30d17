package dev.composure.docker.guard;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/// A socket that compose takes for the engine's: made for one run, readable and writable for its owner alone, in a
/// private folder, and gone when it is closed. Every call is judged by the run's rule.
public final class GuardSocket implements AutoCloseable {

    /// The kernel allows no longer path of a socket.
    private static final int LONGEST_PATH = 107;

    private static final long PATIENCE_SECONDS = 5;

    /// How the names of the private folders begin.
    static final String PREFIX = "composure-guard-";

    private final Path folder;
    private final EventLoopGroup loop = new NioEventLoopGroup(1);

    private GuardSocket(Path folder) {
        this.folder = folder;
    }

    /// The engine's address as `DOCKER_HOST` has it (`unix:///path` or `tcp://host:port`).
    static GuardSocket open(URI engine, Rule rule) {
        try {
            var socket = new GuardSocket(privateFolder());
            socket.listen(address(engine), rule);
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException("the guard's socket could not be made", failed);
        }
    }

    /// `java.io.tmpdir` may be too long for a socket; `/tmp` never is.
    private static Path privateFolder() throws IOException {
        var folder = Files.createTempDirectory(PREFIX);
        if (socketIn(folder).toString().length() <= LONGEST_PATH) {
            return folder;
        }
        Files.delete(folder);
        return Files.createTempDirectory(Path.of("/tmp"), PREFIX);
    }

    private static SocketAddress address(URI engine) {
        return engine.getScheme().equals("unix")
                ? UnixDomainSocketAddress.of(engine.getPath())
                : new InetSocketAddress(engine.getHost(), engine.getPort());
    }

    private Path path() {
        return socketIn(folder);
    }

    static Path socketIn(Path folder) {
        return folder.resolve("engine.sock");
    }

    /// The address for `DOCKER_HOST`.
    public String host() {
        return "unix://" + path();
    }

    private void listen(SocketAddress engine, Rule rule) throws IOException {
        new ServerBootstrap()
                .group(loop)
                .channel(NioServerDomainSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel front) {
                        connect(front, engine, rule);
                    }
                })
                .bind(UnixDomainSocketAddress.of(path()))
                .syncUninterruptibly();
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-------"));
    }

    /// Nothing is read from the caller before the engine is reached. What follows a connection is in its listener.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void connect(Channel front, SocketAddress engine, Rule rule) {
        var answers = new BackHandler(front);
        var connected = new Bootstrap()
                .group(front.eventLoop())
                .channel(
                        engine instanceof UnixDomainSocketAddress
                                ? NioDomainSocketChannel.class
                                : NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel back) {
                        back.pipeline().addLast(new HttpClientCodec(), answers);
                    }
                })
                .connect(engine);
        front.pipeline().addLast(new HttpServerCodec(), new FrontHandler(rule, connected.channel(), answers));
        connected.addListener(outcome -> {
            if (outcome.isSuccess()) {
                front.config().setAutoRead(true);
            } else {
                front.close();
            }
        });
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            Files.deleteIfExists(path());
            Files.deleteIfExists(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("the guard's folder %s could not be removed".formatted(folder), failed);
        }
    }
}
