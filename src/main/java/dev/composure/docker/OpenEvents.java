package dev.composure.docker;

import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.waking.EngineEvent;
import dev.composure.operate.waking.EventStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One answer of the engine, one event a line, read as it comes. What is not fetched yet waits in memory: an event is
/// some hundred bytes, and whoever fetches them only puts them into a queue.
///
/// A write fails only with its connection, whose end is told.
@SuppressWarnings("FutureReturnValueIgnored")
final class OpenEvents implements EventStream {

    /// What came over the connection.
    private sealed interface Told {
        record Answer(int status) implements Told {}

        record Line(String text) implements Told {}

        record End() implements Told {}

        record Broken(Throwable failure) implements Told {}
    }

    private static final int LONGEST_LINE = 1 << 20;

    private final EngineAddress address;
    private final long endsBefore;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private @Nullable Channel channel;

    /// One that has not ended after that long is dead.
    OpenEvents(EngineAddress address, Duration longest) {
        this.address = address;
        this.endsBefore = System.nanoTime() + longest.toNanos();
    }

    void over(Channel connected) {
        channel = connected;
    }

    void ask(FullHttpRequest request) {
        var connected = channel;
        if (connected != null) {
            connected.writeAndFlush(request);
        }
    }

    ChannelInboundHandler reader() {
        return new Reader();
    }

    void awaitAnswer(Duration patience) {
        try {
            if (!(within(patience) instanceof Told.Answer(var status)) || status != HttpResponseStatus.OK.code()) {
                throw new EngineUnavailable("The Docker Engine at %s tells no events.".formatted(address));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("The events of the Docker Engine were not waited for.", stop);
        }
    }

    @Override
    public Optional<EngineEvent> next() throws InterruptedException {
        while (within(Duration.ofNanos(endsBefore - System.nanoTime())) instanceof Told.Line(var text)) {
            var event = DockerEvents.event(EngineConnection.json(text));
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    /// A line, the answer's head or its end; whatever else happens is an exception.
    private Told within(Duration patience) throws InterruptedException {
        var next = told.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new EngineUnavailable(
                    "The Docker Engine at %s tells nothing any more. Is it overloaded or stopped?".formatted(address));
        }
        if (next instanceof Told.Broken(var failure)) {
            throw new EngineUnavailable(address.explain(failure), failure);
        }
        return next;
    }

    @Override
    public void close() {
        var connected = channel;
        if (connected != null) {
            connected.close();
        }
    }

    private final class Reader extends SimpleChannelInboundHandler<HttpObject> {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) throws IOException {
            if (message instanceof HttpResponse response) {
                told.add(new Told.Answer(response.status().code()));
            }
            if (message instanceof HttpContent content) {
                take(content.content());
            }
            if (message instanceof LastHttpContent) {
                told.add(new Told.End());
                context.close();
            }
        }

        private void take(ByteBuf bytes) throws IOException {
            while (bytes.isReadable()) {
                int length = bytes.bytesBefore((byte) '\n');
                bytes.readBytes(line, length < 0 ? bytes.readableBytes() : length);
                if (line.size() > LONGEST_LINE) {
                    throw new IOException("an event of more than %d bytes".formatted(LONGEST_LINE));
                }
                if (length >= 0) {
                    bytes.skipBytes(1);
                    told.add(new Told.Line(line.toString(StandardCharsets.UTF_8)));
                    line.reset();
                }
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            told.add(new Told.Broken(new IOException("the connection was closed")));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            told.add(new Told.Broken(failure));
            context.close();
        }
    }
}
