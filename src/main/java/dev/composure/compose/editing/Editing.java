package dev.composure.compose.editing;

import dev.composure.compose.Change;
import dev.composure.compose.Edit;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.SourceReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Brings planned changes about one after the other, each by the first way that is proven to do this and nothing else.
public final class Editing {

    private static final int MOST_PINNED = 3;

    private final SourceReader reader;
    private String objection = "";

    public Editing(SourceReader reader) {
        this.reader = reader;
    }

    public EditOutcome apply(LoadedProject before, List<Edit> edits) {
        var start = new Draft(before.input(), reader, before.texts());
        var planned = byService(edits);
        var unknown = planned.keySet().stream()
                .filter(name -> !start.loaded().project().services().containsKey(name))
                .findFirst();
        if (unknown.isPresent()) {
            return new EditOutcome.Refused("There is no service `" + unknown.orElseThrow() + "` in this project.");
        }
        return applied(start, edits)
                .<EditOutcome>map(draft -> proven(start, draft, planned))
                .orElseGet(() -> new EditOutcome.Refused(objection));
    }

    private static Map<String, List<Change>> byService(List<Edit> edits) {
        var planned = new TreeMap<String, List<Change>>();
        edits.forEach(edit ->
                planned.computeIfAbsent(edit.service(), _ -> new ArrayList<>()).addAll(edit.changes()));
        return planned;
    }

    /// Services that want the same change are looked at together: what they share may then change for all of them.
    private static SequencedMap<Change, SequencedSet<String>> byChange(List<Edit> edits) {
        var groups = new LinkedHashMap<Change, SequencedSet<String>>();
        for (var edit : edits) {
            edit.changes()
                    .forEach(change -> groups.computeIfAbsent(change, _ -> new LinkedHashSet<>())
                            .add(edit.service()));
        }
        return groups;
    }

    private Optional<Draft> applied(Draft start, List<Edit> edits) {
        var draft = start;
        for (var group : byChange(edits).entrySet()) {
            for (var service : group.getValue()) {
                var next = step(draft, service, group.getKey(), group.getValue());
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                draft = next.orElseThrow();
            }
        }
        return Optional.of(draft);
    }

    private Optional<Draft> step(Draft draft, String service, Change change, SequencedSet<String> sharers) {
        if (Proof.holds(draft, service, change)) {
            return Optional.of(draft);
        }
        var allowed = new TreeMap<String, List<Change>>();
        sharers.forEach(name -> allowed.put(name, List.of(change)));
        objection = service + ": nothing in these files can be edited so that only this changes. Edit it by hand.";
        return proven(candidates(draft, service, change, sharers), draft, allowed, service)
                .or(() -> proven(
                        candidates(draft, service, change, sharers)
                                .limit(MOST_PINNED)
                                .flatMap(edited -> new Pinning(draft, service, change).pinned(edited, sharers)),
                        draft,
                        allowed,
                        service));
    }

    /// What several services want is tried in their common template first.
    private static Stream<Draft> candidates(Draft draft, String service, Change change, SequencedSet<String> sharers) {
        var ways = new Candidates(draft, service);
        var all = sharers.size() > 1 ? Stream.concat(ways.inTemplate(change), ways.of(change)) : ways.of(change);
        return all.filter(candidate -> Proof.holds(candidate, service, change));
    }

    private Optional<Draft> proven(
            Stream<Draft> candidates, Draft before, Map<String, List<Change>> allowed, String service) {
        return candidates
                .filter(candidate -> accepts(new Proof(before, candidate).objection(allowed), service))
                .findFirst();
    }

    private boolean accepts(String why, String service) {
        if (!why.isEmpty()) {
            objection = service + ": " + why + ". Edit it by hand.";
        }
        return why.isEmpty();
    }

    private static EditOutcome proven(Draft start, Draft end, Map<String, List<Change>> planned) {
        var why = new Proof(start, end).objection(planned);
        if (!why.isEmpty()) {
            return new EditOutcome.Refused("The edits do not go together: " + why + ". Make them one by one.");
        }
        var changed = new TreeMap<String, String>();
        end.texts().forEach((path, text) -> {
            if (!text.equals(start.texts().get(path))) {
                changed.put(path, text);
            }
        });
        return new EditOutcome.Edited(changed);
    }
}
