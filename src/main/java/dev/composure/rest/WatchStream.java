package dev.composure.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.rest.feed.Feed;
import dev.composure.rest.feed.WatchEvent;
import dev.composure.rest.feed.Watcher;
import dev.composure.rest.kinds.Kind;
import dev.composure.rest.wire.Answers;
import dev.composure.rest.wire.Tables;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// One watch: a line of JSON for each event, until its time is over, its caller leaves, or its caller reads so slowly
/// that what waits for him becomes too much. Everything but the feed's calls happens on the connection's own thread.
final class WatchStream {

    private static final Logger LOG = Logger.getLogger(WatchStream.class);
    private static final int MOST_WAITING = 2_000;
    private static final long BOOKMARK_EVERY_MILLIS = 10_000;

    private final Kind kind;
    private final Optional<Tables> table;
    private final Asked asked;
    private final Feed feed;
    private final Answers answers;
    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final Watcher watcher;
    private final Deque<WatchEvent> waiting = new ArrayDeque<>();
    private final List<Long> timers = new ArrayList<>();

    WatchStream(Asked asked, Feed feed, Answers answers, Vertx vertx) {
        this.kind = asked.kind();
        this.table = asked.table();
        this.asked = asked;
        this.feed = feed;
        this.answers = answers;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = asked.call().response();
        this.watcher = new Watcher(kind, asked.selection(), event -> context.runOnContext(_ -> tell(event)));
    }

    void begin() {
        response.setChunked(true).putHeader("Content-Type", "application/json");
        response.closeHandler(_ -> leave());
        response.exceptionHandler(_ -> leave());
        response.drainHandler(_ -> flush());
        var listing = feed.watch(watcher, asked.since());
        context.runOnContext(_ -> {
            if (!response.headWritten()) {
                response.writeHead();
            }
            if (asked.wantsInitialEvents()) {
                tell(initialEnd(listing.version()));
            }
        });
        timers.add(vertx.setTimer(asked.lasting().toMillis(), _ -> context.runOnContext(_ -> end())));
        if (asked.wantsBookmarks()) {
            timers.add(vertx.setPeriodic(
                    BOOKMARK_EVERY_MILLIS,
                    _ -> vertx.executeBlocking(() -> {
                        feed.atVersion(version -> context.runOnContext(_ -> tell(bookmark(version))));
                        return true;
                    })));
        }
    }

    private void tell(WatchEvent event) {
        if (response.ended() || response.closed()) {
            return;
        }
        waiting.addLast(event);
        flush();
        if (waiting.size() > MOST_WAITING) {
            LOG.warnf("a watch of %s was cut off: its caller reads too slowly", kind.plural());
            leave();
            response.reset();
        }
    }

    private void flush() {
        while (!waiting.isEmpty() && !response.writeQueueFull() && !response.ended() && !response.closed()) {
            response.write(line(waiting.removeFirst()));
        }
    }

    private String line(WatchEvent event) {
        var line = JsonNodeFactory.instance.objectNode().put("type", event.type());
        line.set("object", table.map(wanted -> inTable(wanted, event)).orElse(event.object()));
        return answers.text(line) + "\n";
    }

    private ObjectNode inTable(Tables wanted, WatchEvent event) {
        var items = event.type().equals("BOOKMARK") ? List.<ObjectNode>of() : List.of(event.object());
        return wanted.of(
                kind, items, event.object().at("/metadata/resourceVersion").asLong());
    }

    private WatchEvent bookmark(long version) {
        var object = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", Kind.API_VERSION)
                .put("kind", kind.word());
        object.putObject("metadata").put("resourceVersion", Long.toString(version));
        return new WatchEvent("BOOKMARK", object);
    }

    private WatchEvent initialEnd(long version) {
        var bookmark = bookmark(version);
        bookmark.object().withObject("/metadata").putObject("annotations").put("k8s.io/initial-events-end", "true");
        return bookmark;
    }

    private void end() {
        leave();
        if (!response.ended() && !response.closed()) {
            flush();
            response.end();
        }
    }

    private void leave() {
        timers.forEach(vertx::cancelTimer);
        feed.leave(watcher);
    }
}
