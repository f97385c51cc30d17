package dev.composure.operate;

import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.reconcile.Digest;
import dev.composure.report.InputError;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The texts of policy files, by the names that mistakes in them are told with, from one source at one revision (a
/// commit, or nothing).
public record PolicyTexts(String source, String revision, SortedMap<String, String> texts) {

    public PolicyTexts {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    public PolicyLoad load() {
        if (texts.isEmpty()) {
            return PolicyLoad.Refused.unavailable(
                    source, "There is no policy file here. Check the path, or leave it out for the built-in baseline.");
        }
        var reading = PolicyReader.readAll(texts);
        return reading.problems().isEmpty()
                ? new PolicyLoad.Loaded(
                        new PolicySet(reading.policies(), reading.exceptions(), source, revision, digest()), this)
                : new PolicyLoad.Refused(
                        reading.problems().stream().map(InputError::at).toList());
    }

    private String digest() {
        return "sha256:" + Digest.of(String.join("", texts.values()));
    }

    /// True of the name of a policy file in a folder; tests of policies lie beside them.
    public static boolean isPolicyFile(String name) {
        return name.matches("(?s).*(?<!\\.test)\\.ya?ml");
    }
}
