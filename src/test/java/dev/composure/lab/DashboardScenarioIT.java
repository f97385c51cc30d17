package dev.composure.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person with a browser has a leaking service remedied, and has it undone, on the pages of a running operator. */
@Tag("docker")
@Timeout(600)
class DashboardScenarioIT {

    private static final Duration LEAKS = Duration.ofSeconds(60);
    private static final Duration PROVEN = Duration.ofMinutes(2);
    private static final int FORBIDDEN = 403;
    private static final String LOOKS = "() => document.getElementById('looks-web').rows[1].cells[2].textContent";

    /** The least of three looks in a row, as a zombie that is about to be reaped is normal. */
    private static final String LEAST_OF_LAST_THREE = """
            ([mark, before]) => {
                const chart = JSON.parse(document.getElementById("chart-web").dataset.chart);
                const at = chart.marks.find(one => one.words === mark)?.at ?? Infinity;
                const seen = chart.zombies.filter((_, look) => (chart.times[look] < at) === before);
                return seen.length < 3 ? -1 : Math.min(...seen.slice(-3));
            }
            """;

    @RegisterExtension
    final Lab lab = new Lab();

    private RunningOperator serve(LabProject project) {
        var policy = LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}"))
                .replace("cooldown: 0s", "cooldown: 0s, approval: required");
        return lab.serve(policy, List.of(project), "--mode", "enforce");
    }

    private static Page loggedIn(Chromium chromium, RunningOperator operator, String token) {
        var page = chromium.window().newPage();
        page.navigate(operator.server() + "/");
        page.getByLabel("Token").fill(token);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("Projects"))).isVisible();
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static LocatorAssertions.ContainsTextOptions within(Duration time) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout((double) time.toMillis());
    }

    private static int number(Locator figure) {
        return Integer.parseInt(figure.textContent().strip());
    }

    private static int least(Page page, String mark, boolean before) {
        return ((Number) page.evaluate(LEAST_OF_LAST_THREE, List.of(mark, before))).intValue();
    }

    @Test
    void aPersonWatchesApprovesAndRollsBack() {
        var project = lab.up("InitRemedy");
        Zombies.of(project, "web").grow();
        var before = Snapshot.of(project);
        var operator = serve(project);
        try (var chromium = Chromium.start()) {
            var page = loggedIn(chromium, operator, operator.token());
            var complaints = Chromium.complaints(page);
            page.getByRole(AriaRole.LINK, named(project.name())).click();
            page.waitForURL("**/ui/projects/*");
            var home = page.url();
            watchesThemGrow(page);
            var digest = readsThePlan(page, operator, project);
            before.isUntouched();

            var viewer = loggedIn(chromium, operator, operator.newToken("looker", "viewer"));
            mayNotAct(viewer, home, "/plan", home + "/approve", digest);
            before.isUntouched();

            page.navigate(home);
            approvesByKeyboard(page, digest);
            seesTheLineGoFlat(page);
            assertThat(project.text("compose.yaml")).isEqualTo(project.text("after.yaml"));
            before.isRecreated("web");

            var rollback = page.getByRole(AriaRole.LINK, named("Roll back…")).getAttribute("href");
            mayNotAct(viewer, home, "", operator.server() + rollback, "");
            rollsBack(page);
            operator.await(
                    project,
                    PROVEN,
                    "is rolled back",
                    seen -> seen.remediations().equals(List.of("init Restored RolledBack")));
            before.hasItsFileBack();
            before.isBackAsItWas("web");
            before.isNotRecreated("tls");
            assertThat(page.locator("#history .done .chip")).containsText("Restored");
            assertThat(complaints).isEmpty();
        }
    }

    private static void watchesThemGrow(Page page) {
        assertThat(page.locator("#live-words")).hasText("live");
        page.evaluate("() => { window.samePage = true; }");
        var figure = page.locator("#figures-web .figure");
        int first = number(figure);
        Eventually.within(LEAKS, "the page counts more zombies", () -> number(figure), now -> now >= first + 3);
        assertThat(page.locator("#chart-web canvas")).isVisible();
        assertThat(page.evaluate("() => window.samePage"))
                .as("without a reload")
                .isEqualTo(true);
    }

    /** Every step that the page shows must be one that `composure plan` shows, and the other way round. */
    private static String readsThePlan(Page page, RunningOperator operator, LabProject project) {
        var link = page.getByText("Read the plan that waits for you");
        assertThat(link).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double) LEAKS.toMillis()));
        link.click();
        var digest = page.locator(".digest code").textContent();
        var shown = page.locator("#plan .steps li").allTextContents();
        var told = operator.plan(project);
        assertThat(told).contains("plan " + digest);
        assertThat(told.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("would "))
                        .map(line -> line.substring("would ".length())))
                .isNotEmpty()
                .isEqualTo(shown);
        assertThat(page.locator("#plan .diff").first()).containsText("init: true");
        return digest;
    }

    private static void mayNotAct(Page viewer, String home, String shown, String action, String digest) {
        viewer.navigate(home + shown);
        assertThat(viewer.locator("main")).containsText("web");
        assertThat(viewer.locator("main form, #pause, #approve, a[id^=rollback]"))
                .hasCount(0);
        var csrf = viewer.locator("input[name=csrf]").first().inputValue();
        var form = FormData.create().set("csrf", csrf).set("plan", digest);
        assertThat(viewer.request()
                        .post(action, RequestOptions.create().setForm(form))
                        .status())
                .isEqualTo(FORBIDDEN);
        assertThat(viewer.request().get(action).status()).isEqualTo(FORBIDDEN);
    }

    private static void approvesByKeyboard(Page page, String digest) {
        Chromium.enterApproval(page);
        assertThat(page.locator("main")).containsText("exactly this plan, " + digest);
        Chromium.enter(page, page.getByRole(AriaRole.BUTTON, named("Approve")));
        assertThat(page.getByText("Approved.")).isVisible();
    }

    private static void seesTheLineGoFlat(Page page) {
        var chip = page.locator("#history .done .chip");
        assertThat(chip).containsText("Proven", within(PROVEN));
        long probes = Long.parseLong(String.valueOf(page.evaluate(LOOKS)));
        Eventually.within(
                LEAKS,
                "ten probes more are seen",
                () -> Long.parseLong(String.valueOf(page.evaluate(LOOKS))),
                now -> now >= probes + 10);
        Eventually.within(LEAKS, "three more looks", () -> least(page, "init Proven", false), now -> now >= 0);
        assertThat(least(page, "init begun", true)).as("it grew before").isGreaterThanOrEqualTo(3);
        assertThat(least(page, "init Proven", false)).as("and is flat since").isZero();
        assertThat(page.locator("#figures-web")).containsText("flat: no new zombies");
    }

    private static void rollsBack(Page page) {
        page.getByRole(AriaRole.LINK, named("Roll back…")).click();
        assertThat(page.locator("main")).containsText("The original bytes come back");
        page.getByRole(AriaRole.BUTTON, named("Roll back")).click();
        assertThat(page.getByText("It will be rolled back")).isVisible();
    }
}
