package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A socket that leads to an engine, until it is cut or frozen.
public final class SocketRelay implements AutoCloseable {

    private final Path folder;
    private final UnixDomainSocketAddress engine;
    private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private volatile ServerSocketChannel server;
    private boolean isFrozen;

    private SocketRelay(Path folder, UnixDomainSocketAddress engine) throws IOException {
        this.folder = folder;
        this.engine = engine;
        this.server = listening();
    }

    public static SocketRelay to(TestEngine engine) {
        try {
            return new SocketRelay(
                    Files.createTempDirectory("composure-relay-"),
                    UnixDomainSocketAddress.of(engine.host().replaceFirst("^unix://", "")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path socket() {
        return folder.resolve("engine.sock");
    }

    public String host() {
        return "unix://" + socket();
    }

    private ServerSocketChannel listening() throws IOException {
        var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(UnixDomainSocketAddress.of(socket()));
        Thread.ofPlatform().daemon().start(() -> accept(opened));
        return opened;
    }

    private void accept(ServerSocketChannel from) {
        try {
            while (from.isOpen()) {
                var front = from.accept();
                var back = SocketChannel.open(engine);
                channels.add(front);
                channels.add(back);
                Thread.ofPlatform().daemon().start(() -> copy(front, back));
                Thread.ofPlatform().daemon().start(() -> copy(back, front));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void copy(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(16 << 10);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                awaitThaw();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException cut) {
            channels.remove(from);
        }
        channels.remove(from);
        channels.remove(to);
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (isFrozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends all connections; new ones can be made.
    public void cut() {
        channels.forEach(SocketRelay::close);
        channels.clear();
    }

    /// Nothing passes any more, and nothing ends.
    public void freeze() {
        frozen(true);
    }

    public void thaw() {
        frozen(false);
    }

    private void frozen(boolean how) {
        lock.lock();
        try {
            isFrozen = how;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// As if the engine were gone: no connection, no socket.
    public void disappear() throws IOException {
        server.close();
        cut();
        Files.deleteIfExists(socket());
    }

    /// Another socket of the same name.
    public void reappear() throws IOException {
        server = listening();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        thaw();
        disappear();
        Files.deleteIfExists(folder);
    }
}
