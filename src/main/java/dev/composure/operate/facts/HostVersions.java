package dev.composure.operate.facts;

import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.Engine;
import dev.composure.probe.Versions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The versions of the engine and of the compose of this host. Compose is a process to start: it is asked now and then
/// only, because somebody may have put another one in its place.
public final class HostVersions {

    private static final Logger LOG = Logger.getLogger(HostVersions.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final Engine engine;
    private final ComposeCli compose;
    private final InstantSource clock;
    private volatile Answer answer = new Answer("", Instant.MIN);
    private volatile Optional<String> told = Optional.empty();

    /// What compose has said, and until when that is believed.
    private record Answer(String version, Instant until) {}

    public HostVersions(Engine engine, ComposeCli compose, InstantSource clock) {
        this.engine = engine;
        this.compose = compose;
        this.clock = clock;
    }

    public Versions now() {
        var moment = clock.instant();
        if (moment.isAfter(answer.until())) {
            answer = new Answer(ask(), moment.plus(GOOD_FOR));
        }
        var versions = new Versions(engine.version(), answer.version());
        tell(versions.otherProduct());
        return versions;
    }

    /// Once, as long as it is the same.
    private void tell(Optional<String> product) {
        if (!product.equals(told)) {
            product.ifPresent(name -> LOG.warnf(
                    "the engine is %s: what runs there is judged and counted, as far as it can be, and never changed",
                    name));
        }
        told = product;
    }

    /// Empty where there is none.
    private String ask() {
        try {
            return compose.version();
        } catch (ComposeUnavailable none) {
            return "";
        }
    }
}
