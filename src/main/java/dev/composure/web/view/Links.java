package dev.composure.web.view;

import dev.composure.reconcile.ResourceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where things are.
public final class Links {
    private Links() {}

    public static String project(String name) {
        return "/ui/projects/" + ResourceName.of(name);
    }

    public static String remediation(String id) {
        return "/ui/remediations/" + ResourceName.of(id);
    }

    public static String rule(String key) {
        return "/ui/rules/" + encoded(key);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
