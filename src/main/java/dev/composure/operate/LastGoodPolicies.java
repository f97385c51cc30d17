package dev.composure.operate;

import dev.composure.policy.PolicySet;
import dev.composure.reconcile.PolicyTrouble;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Policies that are read again when they are asked for and may have changed. Those that cannot be read put nothing in
/// force: the last good ones stay, over a restart too.
public final class LastGoodPolicies implements PolicySource {

    private static final Logger LOG = Logger.getLogger(LastGoodPolicies.class);

    private final PolicyLoader loader;
    private final PolicyCopies copies;
    private final String location;
    /// Who finds somebody looking already does not wait for him.
    private final ReentrantLock looking = new ReentrantLock();

    private Optional<String> lastStamp;
    private volatile PolicyStanding standing;

    private LastGoodPolicies(
            PolicyLoader loader, PolicyCopies copies, String location, PolicyStanding first, Optional<String> stamp) {
        this.loader = loader;
        this.copies = copies;
        this.location = location;
        this.standing = first;
        this.lastStamp = stamp;
    }

    /// Policies that cannot be read at the start are an error.
    public static LastGoodPolicies startingWith(PolicyLoader loader, String location) {
        return startingWith(loader, location, new PolicyCopies.None());
    }

    /// Policies that cannot be read at the start are an error where none were good before.
    public static LastGoodPolicies startingWith(PolicyLoader loader, String location, PolicyCopies copies) {
        var stamp = loader.stamp(location);
        var first = switch (loader.load(location)) {
            case PolicyLoad.Loaded loaded -> good(loaded, copies);
            case PolicyLoad.Refused refused -> {
                var kept = kept(copies, location)
                        .orElseThrow(() -> new InvalidPolicy(refused.lines().collect(Collectors.joining("\n"))));
                yield new PolicyStanding(kept, trouble(refused));
            }
        };
        return new LastGoodPolicies(loader, copies, location, first, stamp);
    }

    private static PolicyStanding good(PolicyLoad.Loaded loaded, PolicyCopies copies) {
        copies.keep(loaded.texts());
        return PolicyStanding.good(loaded.policies());
    }

    private static Optional<PolicySet> kept(PolicyCopies copies, String location) {
        return copies.of(location)
                .map(PolicyTexts::load)
                .filter(PolicyLoad.Loaded.class::isInstance)
                .map(load -> ((PolicyLoad.Loaded) load).policies());
    }

    private static PolicyTrouble trouble(PolicyLoad.Refused refused) {
        var trouble = new PolicyTrouble(refused.reason(), refused.lines().collect(Collectors.joining("; ")));
        LOG.warnf(
                "%s, the last good policies stay in force: %s", trouble.reason().word(), trouble.message());
        return trouble;
    }

    @Override
    public PolicyStanding look() {
        if (looking.tryLock()) {
            try {
                lookAgain();
            } finally {
                looking.unlock();
            }
        }
        return standing;
    }

    @Override
    public PolicyStanding known() {
        return standing;
    }

    private void lookAgain() {
        // Taken before the reading: a change in between is read the next time.
        var stamp = loader.stamp(location);
        if (stamp.isPresent() && stamp.equals(lastStamp)) {
            return;
        }
        lastStamp = stamp;
        standing = switch (loader.load(location)) {
            case PolicyLoad.Loaded loaded -> good(loaded, copies);
            case PolicyLoad.Refused refused -> new PolicyStanding(standing.inForce(), complainedOnce(refused));
        };
    }

    private PolicyTrouble complainedOnce(PolicyLoad.Refused refused) {
        var words = refused.lines().collect(Collectors.joining("; "));
        return words.equals(standing.trouble().message()) ? standing.trouble() : trouble(refused);
    }
}
