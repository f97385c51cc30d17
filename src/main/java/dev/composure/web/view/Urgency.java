package dev.composure.web.view;

import dev.composure.reconcile.Condition;
import dev.composure.reconcile.ProjectStatus;
import java.util.Arrays;
import java.util.Optional;

/// How much a project needs to be looked at, the most first.
public enum Urgency {
    PERSON("person", "Needs a person", "bad"),
    GROWING("growing", "Zombies grow", "bad"),
    FINDINGS("findings", "Has findings", "warn"),
    WORKING("working", "Being worked on", "busy"),
    CALM("calm", "As it should be", "good");

    private final String key;
    private final String words;
    private final String tone;

    Urgency(String key, String words, String tone) {
        this.key = key;
        this.words = words;
        this.tone = tone;
    }

    public static Urgency of(ProjectStatus project) {
        if (is(project, Condition.Type.STALLED, Condition.Status.TRUE)) {
            return PERSON;
        }
        if (is(project, Condition.Type.RECONCILING, Condition.Status.TRUE)) {
            return WORKING;
        }
        if (is(project, Condition.Type.ZOMBIES_FLAT, Condition.Status.FALSE)) {
            return GROWING;
        }
        return is(project, Condition.Type.COMPLIANT, Condition.Status.FALSE) ? FINDINGS : CALM;
    }

    private static boolean is(ProjectStatus project, Condition.Type type, Condition.Status status) {
        return project.condition(type)
                .filter(condition -> condition.status() == status)
                .isPresent();
    }

    static Optional<Urgency> ofKey(String key) {
        return Arrays.stream(values())
                .filter(urgency -> urgency.key.equals(key))
                .findFirst();
    }

    public String key() {
        return key;
    }

    public String words() {
        return words;
    }

    /// How it is coloured; the words say the same.
    public String tone() {
        return tone;
    }
}
