package dev.composure.operate.notices;

import dev.composure.reconcile.BackOff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Sends what is in the outbox, one letter after the other. What is not taken is sent again, ever more slowly, also
/// after a restart, and given up after three days. What was taken in the moment of a kill may be sent once more, with
/// the same id.
public final class Postman implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Announcer announcer;
    private final BackOff pauses;
    private final InstantSource clock;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean closed;

    /// Each pause between two tries of a letter is twice as long as the one before it, up to an hour.
    public Postman(Outbox outbox, Announcer announcer, Duration firstPause, InstantSource clock) {
        this.outbox = outbox;
        this.announcer = announcer;
        this.pauses = new BackOff(firstPause, LONGEST_PAUSE);
        this.clock = clock;
    }

    public void start() {
        Thread.ofPlatform().daemon().name("notices").start(this::work);
    }

    /// There may be something to send.
    public void wake() {
        news.release();
    }

    private void work() {
        try {
            while (!closed) {
                var _ = news.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                round();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            sendWhatIsDue();
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "the notices that wait could not be sent now");
        }
    }

    private Duration pause() {
        return outbox.due()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(pause -> pause.compareTo(LONGEST_SLEEP) < 0)
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause.plusMillis(1))
                .orElse(LONGEST_SLEEP);
    }

    /// Until nothing is due.
    void sendWhatIsDue() {
        for (var letter = next(); letter.isPresent(); letter = next()) {
            send(letter.get());
        }
    }

    private Optional<Letter> next() {
        return closed ? Optional.empty() : outbox.next(clock.instant());
    }

    private void send(Letter letter) {
        var trouble = announcer.announce(letter.notice());
        if (trouble.isEmpty()) {
            outbox.done(letter);
            return;
        }
        var now = clock.instant();
        if (letter.notice().at().plus(GIVEN_UP_AFTER).isBefore(now)) {
            LOG.warnf(
                    "%s of %s was never taken and is given up: %s",
                    letter.notice().type(), project(letter), trouble.get());
            outbox.done(letter);
        } else {
            LOG.debugf("%s of %s was not taken: %s", letter.notice().type(), project(letter), trouble.get());
            outbox.again(letter, now.plus(pauses.after(letter.tries() + 1)));
        }
    }

    private static String project(Letter letter) {
        return letter.notice().project().name();
    }

    @Override
    public void close() {
        closed = true;
        news.release();
    }
}
