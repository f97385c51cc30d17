package dev.composure.rest;

import dev.composure.rest.feed.Feed;
import dev.composure.rest.wire.Answers;
import dev.composure.rest.wire.Failure;
import dev.composure.rest.wire.Refused;
import io.vertx.core.Vertx;

/// Opens watches, and not too many at a time.
public final class Watching {

    private static final int MOST = 100;

    private final Vertx vertx;
    private final Feed feed;
    private final Answers answers;

    public Watching(Vertx vertx, Feed feed, Answers answers) {
        this.vertx = vertx;
        this.feed = feed;
        this.answers = answers;
    }

    void begin(Asked asked) {
        if (feed.watching() >= MOST) {
            throw new Refused(Failure.TOO_MANY_REQUESTS, "there are %d watches already".formatted(MOST));
        }
        new WatchStream(asked, feed, answers, vertx).begin();
    }
}
