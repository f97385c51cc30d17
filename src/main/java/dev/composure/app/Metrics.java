package dev.composure.app;

import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.operate.round.Controller;
import dev.composure.rest.metrics.MeasuredRounds;
import dev.composure.rest.metrics.StatusCollector;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// Adds to what Prometheus scrapes.
@ApplicationScoped
class Metrics {

    private final MeterRegistry registry;
    private final CollectorRegistry scraped;
    private final StatusCollector collector;
    private final Telling telling;

    Metrics(
            MeterRegistry registry,
            CollectorRegistry scraped,
            ReadStatus read,
            PolicySource policies,
            ReviewExceptions review,
            MeasuredRounds rounds,
            Telling telling) {
        this.registry = registry;
        this.scraped = scraped;
        this.telling = telling;
        this.collector = new StatusCollector(read, policies, review, rounds);
    }

    void register(Controller controller) {
        Gauge.builder("composure.queue.depth", controller, Controller::waiting)
                .description("Projects that wait for a round.")
                .register(registry);
        Gauge.builder("composure.notices.waiting", telling, Telling::waiting)
                .description("Notices that wait to be sent.")
                .register(registry);
        scraped.register(collector);
    }
}
