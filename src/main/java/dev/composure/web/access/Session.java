package dev.composure.web.access;

import java.time.Duration;
import java.time.Instant;

/// Somebody who came in with a token. `csrf` stands in each of his forms.
record Session(String tokenHash, String csrf, Instant begunAt, Instant seenAt) {

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration IDLE = Duration.ofHours(2);

    boolean isOver(Instant now) {
        return now.isAfter(begunAt.plus(LONGEST)) || now.isAfter(seenAt.plus(IDLE));
    }

    Session seen(Instant now) {
        return new Session(tokenHash, csrf, begunAt, now);
    }
}
