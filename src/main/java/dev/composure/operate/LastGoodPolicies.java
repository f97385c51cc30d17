package dev.composure.operate;

import dev.composure.policy.PolicySet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Policies that are read again when they are asked for and may have changed. Those that cannot be read put nothing in
/// force: the last good ones stay.
public final class LastGoodPolicies implements PolicySource {

    private static final Logger LOG = Logger.getLogger(LastGoodPolicies.class);

    private final PolicyLoader loader;
    private final String location;
    private PolicySet lastGood;
    private Optional<String> lastStamp;
    private List<String> complaint = List.of();

    private LastGoodPolicies(PolicyLoader loader, String location, PolicySet first, Optional<String> stamp) {
        this.loader = loader;
        this.location = location;
        this.lastGood = first;
        this.lastStamp = stamp;
    }

    /// Policies that cannot be read at the start are an error, because there are no last good ones yet.
    public static LastGoodPolicies startingWith(PolicyLoader loader, String location) {
        var stamp = loader.stamp(location);
        return switch (loader.load(location)) {
            case PolicyLoad.Loaded loaded -> new LastGoodPolicies(loader, location, loaded.policies(), stamp);
            case PolicyLoad.Refused refused -> throw new InvalidPolicy(String.join("\n", lines(refused)));
        };
    }

    @Override
    public synchronized PolicySet current() {
        // Taken before the reading: a change in between is read the next time.
        var stamp = loader.stamp(location);
        if (stamp.isPresent() && stamp.equals(lastStamp)) {
            return lastGood;
        }
        lastStamp = stamp;
        switch (loader.load(location)) {
            case PolicyLoad.Loaded loaded -> {
                lastGood = loaded.policies();
                complaint = List.of();
            }
            case PolicyLoad.Refused refused -> complainOnce(lines(refused));
        }
        return lastGood;
    }

    private void complainOnce(List<String> lines) {
        if (!lines.equals(complaint)) {
            LOG.warnf("the policies are invalid, the last good ones stay in force: %s", String.join("; ", lines));
            complaint = lines;
        }
    }

    private static List<String> lines(PolicyLoad.Refused refused) {
        return refused.errors().stream()
                .map(error -> error.place() + ": " + error.message())
                .toList();
    }
}
