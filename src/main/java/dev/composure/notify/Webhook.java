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
import java.util.Optional;

/// Sends notices to a URL, as CloudEvents in their JSON form. The URL may hold a secret and is in no message beyond its
/// host.
public final class Webhook implements Announcer {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    public Webhook(URI url) {
        this.url = url;
    }

    @Override
    public Optional<String> announce(Notice notice) {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(event(notice)))
                .build();
        try {
            int code =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return code >= 200 && code < 300 ? Optional.empty() : trouble("answered " + code);
        } catch (IOException failed) {
            return trouble("could not be reached: " + failed.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return trouble("was not waited for");
        }
    }

    private Optional<String> trouble(String words) {
        return Optional.of(url.getHost() + " " + words);
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
                .put("message", notice.message())
                .put("reminder", notice.reminder());
        return event.toString();
    }
}
