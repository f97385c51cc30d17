package dev.composure.web;

import dev.composure.rest.QuietOperator;
import dev.composure.web.live.Trouble;
import dev.composure.web.live.Troubles;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An operator that never looks at an engine, and has the troubles that a test tells it. */
public final class ToldTroubles implements QuarkusTestProfile {

    private static volatile List<Trouble> told = List.of();

    static void tell(Trouble... troubles) {
        told = List.of(troubles);
    }

    /** In the place of those that the operator would find. */
    @Alternative
    @Singleton
    static class Source {
        @Produces
        @Singleton
        @Alternative
        Troubles troubles() {
            return new Troubles(() -> told);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return QuietOperator.settings(QuietDashboard.STATE);
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Source.class);
    }
}
