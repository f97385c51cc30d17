package dev.composure.lab;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody else who does the same again and again, until it is closed. */
final class Meddler implements AutoCloseable {

    private static final Duration TURNS = Duration.ofSeconds(90);

    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closed;

    private Meddler(Runnable turn) {
        this.thread = Thread.ofVirtual()
                .uncaughtExceptionHandler((_, thrown) -> trouble.set(thrown))
                .start(() -> {
                    while (!closed) {
                        turn.run();
                        turns.incrementAndGet();
                    }
                });
    }

    static Meddler repeating(Runnable turn) {
        return new Meddler(turn);
    }

    /** Waits until it has done it that often once more. */
    void awaitTurns(int more) {
        int before = turns.get();
        Eventually.within(TURNS, more + " turns more", this::turns, done -> done >= before + more);
    }

    private int turns() {
        var thrown = trouble.get();
        if (thrown != null) {
            throw new AssertionError(thrown);
        }
        return turns.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
