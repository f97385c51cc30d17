package dev.composure.web.view;

import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.ProjectStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A page of the projects, those that need somebody first.
public record OverviewView(
        Wanted wanted, List<Choice> choices, List<ProjectRow> rows, Paging paging, boolean isEmpty, int zombies) {

    private static final int ROWS = 25;
    private static final Comparator<ProjectStatus> ORDER =
            Comparator.comparing((ProjectStatus project) -> Urgency.of(project)).thenComparing(ProjectStatus::project);

    /// One of the filters, with how many projects it leaves.
    public record Choice(String words, String tone, int count, String href, boolean isChosen) {}

    /// Where in the list this page is; `before` and `after` are empty at its ends.
    public record Paging(int from, int to, int all, int page, int pages, String before, String after) {
        static Paging of(Wanted wanted, int all) {
            int pages = Math.max(1, (all + ROWS - 1) / ROWS);
            int page = Math.min(wanted.page(), pages);
            int from = (page - 1) * ROWS;
            return new Paging(
                    all == 0 ? 0 : from + 1,
                    Math.min(from + ROWS, all),
                    all,
                    page,
                    pages,
                    page > 1 ? wanted.at(page - 1) : "",
                    page < pages ? wanted.at(page + 1) : "");
        }
    }

    public static OverviewView of(ReadStatus read, Wanted wanted) {
        var all = read.all();
        var found = all.stream().filter(wanted::finds).toList();
        var chosen = found.stream()
                .filter(project -> wanted.shows(Urgency.of(project)))
                .sorted(ORDER)
                .toList();
        var paging = Paging.of(wanted, chosen.size());
        var rows = chosen.subList(Math.max(0, paging.from() - 1), paging.to()).stream()
                .map(project -> ProjectRow.of(project, read))
                .toList();
        int zombies = all.stream()
                .flatMap(project -> project.services().stream())
                .mapToInt(service -> service.zombies())
                .sum();
        return new OverviewView(wanted, choices(wanted, found), rows, paging, all.isEmpty(), zombies);
    }

    private static List<Choice> choices(Wanted wanted, List<ProjectStatus> found) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(
                "All", "plain", found.size(), wanted.showing(""), wanted.only().isEmpty()));
        for (Urgency urgency : Urgency.values()) {
            int count = (int) found.stream()
                    .filter(project -> Urgency.of(project) == urgency)
                    .count();
            choices.add(new Choice(
                    urgency.words(),
                    urgency.tone(),
                    count,
                    wanted.showing(urgency.key()),
                    wanted.show().equals(urgency.key())));
        }
        return List.copyOf(choices);
    }
}
