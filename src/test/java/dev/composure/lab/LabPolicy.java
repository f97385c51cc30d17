package dev.composure.lab;

import java.util.Arrays;
import java.util.stream.Collectors;

/** One document of a policy file, for one project and quick enough for a test. */
record LabPolicy(String mode, LabProject project, String remedies) {

    /** Debian's static busybox crashes on every `wget -T`, which is what the built-in template bounds it by. */
    static final String WGET_OVER_HTTP = "templates: {http: [CMD, wget, -q, -O, /dev/null, '{{url}}']}";

    static final String HTTP_ONLY = "{order: [http], allow: {retarget: true}, " + WGET_OVER_HTTP + "}";

    static LabPolicy enforce(LabProject project, String remedies) {
        return new LabPolicy("enforce", project, remedies);
    }

    static LabPolicy audit(LabProject project) {
        return new LabPolicy("audit", project, "{}");
    }

    static String file(LabPolicy... documents) {
        return Arrays.stream(documents).map(LabPolicy::text).collect(Collectors.joining("---\n"));
    }

    private String text() {
        return """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: %1$s}
                spec:
                  mode: %2$s
                  match: {projects: [%1$s]}
                  remedies: %3$s
                  verify: {probes: 10, atLeast: 3s}
                  rollout: {cooldown: 0s}
                """.formatted(project.name(), mode, remedies);
    }
}
