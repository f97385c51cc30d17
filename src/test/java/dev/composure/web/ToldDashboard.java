package dev.composure.web;

import dev.composure.operate.InMemoryFiles;
import dev.composure.operate.byhand.ReadPlan;
import dev.composure.operate.round.LatestPlans;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProjectId;
import dev.composure.rest.QuietOperator;
import dev.composure.web.live.Trouble;
import dev.composure.web.live.Troubles;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An operator that never looks at an engine, and has the troubles and plans that a test tells it. */
public final class ToldDashboard implements QuarkusTestProfile {

    private static final LatestPlans PLANS = new LatestPlans();
    private static final InMemoryFiles FILES = new InMemoryFiles();
    private static volatile List<Trouble> told = List.of();

    static void tell(Trouble... troubles) {
        told = List.of(troubles);
    }

    /** What the latest round of a project decided, which is about a file with that text. */
    static void tell(ProjectId project, Plan plan, String path, String text) {
        FILES.put(path, text.getBytes(StandardCharsets.UTF_8));
        PLANS.put(project, plan, ShownHost.NOW);
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

        @Produces
        @Singleton
        @Alternative
        ReadPlan readPlan() {
            return new ReadPlan(PLANS, FILES);
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
