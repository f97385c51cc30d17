package dev.composure.operate.waking;

import dev.composure.operate.EngineUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Events in memory, whose time is the test's. A stream ends once the time it was to end at has come.
public final class FakeEvents implements EngineEvents {

    private final List<EngineEvent> happened = new ArrayList<>();
    private final List<Stream> open = new ArrayList<>();
    private final List<Instant> since = new ArrayList<>();
    private Instant now;
    private Optional<String> trouble = Optional.empty();

    public FakeEvents(Instant now) {
        this.now = now;
    }

    public synchronized Instant now() {
        return now;
    }

    public synchronized void happens(EngineEvent event) {
        happened.add(event);
        open.forEach(stream -> stream.tell(event));
    }

    public synchronized void letPass(Duration time) {
        now = now.plus(time);
        open.forEach(stream -> stream.endBy(now));
    }

    /// Every stream breaks off, and no other can be opened, until it is back.
    public synchronized void goAway(String why) {
        trouble = Optional.of(why);
        breakOff();
    }

    public synchronized void breakOff() {
        List.copyOf(open).forEach(Stream::breakOff);
        open.clear();
    }

    public synchronized void comeBack() {
        trouble = Optional.empty();
    }

    /// From when on streams were asked for, in order.
    public synchronized List<Instant> asked() {
        return List.copyOf(since);
    }

    @Override
    public synchronized EventStream open(Instant from, Instant until) {
        trouble.ifPresent(why -> {
            throw new EngineUnavailable(why);
        });
        since.add(from);
        var stream = new Stream(until);
        happened.stream()
                .filter(event -> !event.at().isBefore(from) && !event.at().isAfter(until))
                .forEach(stream::tell);
        open.add(stream);
        stream.endBy(now);
        return stream;
    }

    private static final class Stream implements EventStream {

        private static final int PATIENCE_SECONDS = 50;
        private final BlockingQueue<Optional<EngineEvent>> told = new LinkedBlockingQueue<>();
        private final Instant until;
        private volatile boolean broken;

        Stream(Instant until) {
            this.until = until;
        }

        void tell(EngineEvent event) {
            told.add(Optional.of(event));
        }

        void endBy(Instant now) {
            if (!now.isBefore(until)) {
                told.add(Optional.empty());
            }
        }

        void breakOff() {
            broken = true;
            told.add(Optional.empty());
        }

        @Override
        public Optional<EngineEvent> next() throws InterruptedException {
            var next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null || (next.isEmpty() && broken)) {
                throw new EngineUnavailable("the stream broke off");
            }
            return next;
        }

        @Override
        public void close() {
            broken = true;
        }
    }
}
