package dev.composure.web.view;

import dev.composure.reconcile.ProjectStatus;
import java.util.Locale;
import java.util.Optional;

/// Which projects of the overview somebody wants to see, as it stands in the address: a part of the name or the folder,
/// one urgency or all, and which page.
public record Wanted(String search, Optional<Urgency> only, int page) {

    private static final int LONGEST_SEARCH = 200;

    public static Wanted of(String search, String show, String page) {
        var words = search.strip();
        return new Wanted(
                words.substring(0, Math.min(words.length(), LONGEST_SEARCH)),
                Urgency.ofKey(show),
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
    }

    boolean finds(ProjectStatus project) {
        var part = search.toLowerCase(Locale.ROOT);
        return project.project().name().toLowerCase(Locale.ROOT).contains(part)
                || project.directory().toLowerCase(Locale.ROOT).contains(part)
                || project.services().stream()
                        .anyMatch(service ->
                                service.name().toLowerCase(Locale.ROOT).contains(part));
    }

    boolean shows(Urgency urgency) {
        return only.isEmpty() || only.get() == urgency;
    }

    public String show() {
        return only.map(Urgency::key).orElse("");
    }

    String showing(String key) {
        return address(key, 1);
    }

    String at(int number) {
        return address(show(), number);
    }

    private String address(String show, int number) {
        var text = new StringBuilder("/?q=").append(Links.encoded(search));
        if (!show.isEmpty()) {
            text.append("&show=").append(Links.encoded(show));
        }
        if (number > 1) {
            text.append("&page=").append(number);
        }
        return text.toString();
    }
}
