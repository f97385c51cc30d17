package dev.composure.cli;

import dev.composure.operate.check.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// One line that says how far a long check is; it is drawn over, and gone at the end. A short check shows none.
final class ProgressLine implements Progress, AutoCloseable {

    private static final long PATIENCE = Duration.ofMillis(700).toNanos();
    private static final long PACE = Duration.ofMillis(100).toNanos();
    private static final String CLEARED = "\r\033[K";

    private final PrintWriter err;
    private final boolean isWatched;
    private final LongSupplier nanos;
    private long next;
    private boolean isShown;

    ProgressLine(PrintWriter err, boolean isWatched) {
        this(err, isWatched, System::nanoTime);
    }

    /// `nanos` is a clock that only goes forward.
    ProgressLine(PrintWriter err, boolean isWatched, LongSupplier nanos) {
        this.err = err;
        this.isWatched = isWatched;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + PATIENCE;
    }

    @Override
    public void judged(int done, int all) {
        long now = nanos.getAsLong();
        if (!isWatched || now - next < 0) {
            return;
        }
        next = now + PACE;
        isShown = true;
        err.print(CLEARED + "%,d of %,d projects judged".formatted(done, all));
        err.flush();
    }

    @Override
    public void close() {
        if (isShown) {
            err.print(CLEARED);
            err.flush();
        }
    }
}
