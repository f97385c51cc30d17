package dev.composure.notify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.operate.notices.Announcer;
import dev.composure.operate.notices.Notice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Sends notices to a URL, as CloudEvents in their JSON form. What is not taken is sent again, ever more slowly, and
/// given up in the end; nobody waits for it. The URL may hold a secret and is never logged beyond its host.
public final class Webhook implements Announcer, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Webhook.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TRIES = 8;
    private static final int MOST_WAITING = 1_000;

    private final URI url;
    private final Duration firstPause;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook").factory());

    /// Each pause between tries is twice as long as the one before it.
    public Webhook(URI url, Duration firstPause) {
        this.url = url;
        this.firstPause = firstPause;
    }

    @Override
    public void announce(Notice notice) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            LOG.warnf("%s is not told of %s: too many notices wait already", url.getHost(), notice.type());
            return;
        }
        send(notice, event(notice), 1, Duration.ZERO);
    }

    private static String event(Notice notice) {
        var event = new JsonMapper().createObjectNode();
        event.put("specversion", "1.0")
                .put("id", notice.id())
                .put("source", "/composure/projects/" + notice.project().name())
                .put("type", "dev.composure." + notice.type())
                .put("time", notice.at().toString())
                .put("datacontenttype", "application/json");
        if (!notice.subject().isEmpty()) {
            event.put("subject", notice.subject());
        }
        event.putObject("data")
                .put("project", notice.project().name())
                .put("subject", notice.subject())
                .put("reason", notice.reason())
                .put("message", notice.message());
        return event.toString();
    }

    private void send(Notice notice, String event, int attempt, Duration pause) {
        try {
            var _ = sender.schedule(() -> attempt(notice, event, attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debugf("%s is not told of %s: the operator ends", url.getHost(), notice.type());
        }
    }

    private void attempt(Notice notice, String event, int attempt) {
        var trouble = post(event);
        if (trouble.isEmpty()) {
            waiting.decrementAndGet();
        } else if (attempt >= TRIES) {
            waiting.decrementAndGet();
            LOG.warnf("%s is not told of %s, %d tries failed: %s", url.getHost(), notice.type(), attempt, trouble);
        } else {
            send(notice, event, attempt + 1, firstPause.multipliedBy(1L << (attempt - 1)));
        }
    }

    /// Empty where it was taken.
    private String post(String event) {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        try {
            int code =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return code >= 200 && code < 300 ? "" : "it answered " + code;
        } catch (IOException failed) {
            return failed.getClass().getSimpleName();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
