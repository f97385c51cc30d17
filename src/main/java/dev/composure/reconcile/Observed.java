package dev.composure.reconcile;

import dev.composure.compose.LoadedProject;
import dev.composure.policy.Mode;
import dev.composure.policy.PolicySet;
import dev.composure.probe.Facts;
import dev.composure.zombies.ZombieSample;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One snapshot of a project and of what is wished for it, so that deciding needs no further look at the world.
///
/// `sourceTrouble` says why the files cannot be edited (missing, unreadable, outside the roots), or is empty.
/// `fileDigests` are of the bytes on disk, of every file that was read and every file of an open remediation.
/// `steps` are those of the open remediation, in order, where there is one. `samples` are by service, oldest first.
/// `ceiling` is the operator's own mode.
public record Observed(
        ProjectId project,
        LoadedProject loaded,
        SourceTrouble sourceTrouble,
        SortedMap<String, String> fileDigests,
        List<ObservedContainer> containers,
        SortedMap<String, Facts> facts,
        SortedMap<String, List<ZombieSample>> samples,
        List<Trial> trials,
        List<Remediation> remediations,
        List<JournalStep> steps,
        PolicySet policies,
        Mode ceiling,
        Circumstances around) {

    /// Why the files of a project cannot be changed; `reason` is [Reason#READY] where they can.
    public record SourceTrouble(Reason reason, String message) {
        public static final SourceTrouble NONE = new SourceTrouble(Reason.READY, "");

        public boolean isThere() {
            return reason != Reason.READY;
        }
    }

    public Observed {
        fileDigests = Collections.unmodifiableSortedMap(new TreeMap<>(fileDigests));
        containers = List.copyOf(containers);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        samples = Collections.unmodifiableSortedMap(new TreeMap<>(samples));
        trials = List.copyOf(trials);
        remediations = List.copyOf(remediations);
        steps = List.copyOf(steps);
    }

    /// The same, knowing what stands around it.
    public Observed with(Circumstances circumstances) {
        return new Observed(
                project,
                loaded,
                sourceTrouble,
                fileDigests,
                containers,
                facts,
                samples,
                trials,
                remediations,
                steps,
                policies,
                ceiling,
                circumstances);
    }

    /// The containers of a service, in the order of their numbers.
    public List<ObservedContainer> containersOf(String service) {
        return containers.stream()
                .filter(container -> container.composeLabel("service").equals(service))
                .toList();
    }

    public List<ZombieSample> samplesOf(String service) {
        return samples.getOrDefault(service, List.of());
    }

    /// What was decided about: the bytes of the files and the policy. A status that names it has really handled it.
    public String revision() {
        return Digest.of(fileDigests + "\n" + policies.digest()).substring(0, 16);
    }
}
