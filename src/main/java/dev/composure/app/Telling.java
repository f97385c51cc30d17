package dev.composure.app;

import dev.composure.notify.Webhook;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.notices.NoticeChanges;
import dev.composure.operate.notices.Outbox;
import dev.composure.operate.notices.Postman;
import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Tells people of what changes, where there is a place to tell them at; else nothing is kept for later either.
final class Telling {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final Optional<Parts> parts;

    private record Parts(NoticeChanges changes, Postman postman) {}

    Telling(Settings.Notifications settings, ReadStatus read, Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.parts = settings.url()
                .map(url -> new Parts(
                        new NoticeChanges(read, outbox, settings.remindEvery(), clock),
                        new Postman(outbox, new Webhook(url), FIRST_PAUSE, clock)));
    }

    void ended(ProjectId project) {
        parts.ifPresent(there -> {
            there.changes().ended(project);
            there.postman().wake();
        });
    }

    int waiting() {
        return outbox.waiting();
    }

    void start() {
        parts.map(Parts::postman).ifPresent(Postman::start);
    }

    void stop() {
        parts.map(Parts::postman).ifPresent(Postman::close);
    }
}
