package dev.composure.app;

import dev.composure.docker.DockerEvents;
import dev.composure.files.FileWatch;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.policies.GitLocation;
import dev.composure.operate.round.Controller;
import dev.composure.operate.waking.EngineWatch;
import dev.composure.reconcile.ProjectId;
import dev.composure.rest.feed.Feed;
import dev.composure.rest.kinds.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SortedSet;

/// Has the loop woken before its time: by the engine's events, by changes of compose files and of policies.
@ApplicationScoped
class Waking {

    /// No project has that name.
    private static final String POLICIES = "";

    private final Settings settings;
    private final Controller controller;
    private final DockerEvents events;
    private final FileWatch files;
    private final Feed feed;
    private final EngineWatch engine;

    Waking(
            Settings settings,
            Controller controller,
            DockerEvents events,
            FileWatch files,
            Feed feed,
            InstantSource clock) {
        this.settings = settings;
        this.controller = controller;
        this.events = events;
        this.files = files;
        this.feed = feed;
        this.engine = new EngineWatch(
                events,
                controller::wake,
                new EngineWatch.Reactions(controller::eventsLost, controller::eventsBack),
                clock);
    }

    void start() {
        settings.policy()
                .source()
                .filter(source -> !GitLocation.isOne(source) && !source.equals(PolicyFiles.BUILT_IN))
                .ifPresent(source -> files.watch(POLICIES, Path.of(source)));
        files.start(this::changed);
        engine.start();
    }

    private void changed(SortedSet<String> subjects) {
        if (subjects.contains(POLICIES)) {
            feed.refresh(Kind.HEALTHCHECK_POLICY);
            feed.refresh(Kind.POLICY_EXCEPTION);
            controller.wakeAll();
        }
        subjects.stream()
                .filter(subject -> !subject.equals(POLICIES))
                .map(ProjectId::new)
                .forEach(controller::wake);
    }

    void stop() {
        engine.close();
        events.close();
        files.close();
    }
}
