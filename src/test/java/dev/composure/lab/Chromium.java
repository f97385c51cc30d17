package dev.composure.lab;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Debian's Chromium without a screen. Nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final int WIDE = 1280;
    private static final int HEIGHT = 900;
    private static final int MOST_TABS = 60;
    private static final double PATIENCE_MILLIS = 20_000;
    private static final String SERIOUS = """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                .filter(found => found.impact === "serious" || found.impact === "critical")
                .map(found => found.id + ": " + found.nodes.map(node => node.html + " " + node.failureSummary).join(" | "))
            """;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        if (!Files.isExecutable(PROGRAM)) {
            throw Prerequisite.missing("this test needs %s (Debian's package chromium)".formatted(PROGRAM));
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** A window of somebody who was never here. */
    public BrowserContext window() {
        return window(WIDE, ColorScheme.LIGHT);
    }

    public BrowserContext window(int width, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setColorScheme(scheme)
                .setViewportSize(width, HEIGHT));
    }

    /** Goes there as somebody does who has no mouse. */
    public static void tabTo(Page page, Locator wanted) {
        for (int press = 0; press < MOST_TABS; press++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("not reached with Tab: " + wanted);
    }

    /** Goes there in that way, and presses Enter. */
    public static void enter(Page page, Locator wanted) {
        tabTo(page, wanted);
        page.keyboard().press("Enter");
    }

    /** From the page of a project by its plan to where a person says yes or no, without a mouse. */
    public static void enterApproval(Page page) {
        enter(page, page.locator("#to-plan"));
        page.waitForURL("**/plan");
        enter(page, page.locator("#approve"));
        page.waitForURL("**/approve");
    }

    /** What axe-core finds that is serious or critical. */
    public static List<String> barriers(Page page) {
        page.evaluate(axe());
        return strings(page.evaluate(SERIOUS));
    }

    /** Each id that more than one element of the page has. */
    public static List<String> repeatedIds(Page page) {
        return strings(page.evaluate("""
                () => [...document.querySelectorAll("[id]")].map(one => one.id)
                    .filter((id, index, all) => all.indexOf(id) !== index)
                """));
    }

    private static List<String> strings(Object answer) {
        return answer instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String axe() {
        try (var stream = Chromium.class.getResourceAsStream("/axe.min.js")) {
            if (stream == null) {
                throw new AssertionError("no axe-core on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Collects what a page complains of: errors of scripts, and what its own Content-Security-Policy forbids. */
    public static Set<String> complaints(Page page) {
        var complaints = new ConcurrentSkipListSet<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
