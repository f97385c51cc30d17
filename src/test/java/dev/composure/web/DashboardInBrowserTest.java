package dev.composure.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.composure.lab.Chromium;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.ProjectId;
import dev.composure.web.live.Pulse;
import dev.composure.web.live.Trouble;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pages in a real browser: nobody is shut out, nothing runs that is not ours, and they stay up to date. */
@QuarkusTest
@TestProfile(ToldDashboard.class)
@Timeout(600)
class DashboardInBrowserTest {

    private static final String LOGIN = "/ui/login";
    private static final String APPROVE = "/ui/projects/mail/approve";
    private static final String ROLLBACK = "/ui/remediations/photos-web-0/rollback";
    private static final Map<String, String> PAGES = new TreeMap<>(Map.ofEntries(
            Map.entry("overview", "/"),
            Map.entry("empty", "/?q=none-such"),
            Map.entry("leaking", "/ui/projects/shop"),
            Map.entry("held", "/ui/projects/mail"),
            Map.entry("remedied", "/ui/projects/notes"),
            Map.entry("plan", "/ui/projects/mail/plan"),
            Map.entry("pause", "/ui/projects/mail/pause"),
            Map.entry("approve", APPROVE),
            Map.entry("rollback", ROLLBACK),
            Map.entry("policy", "/ui/policy"),
            Map.entry("rule", "/ui/rules/orphan-always"),
            Map.entry("login", LOGIN)));

    private final StateStore store;
    private final Pulse pulse;
    private final Chromium chromium = Chromium.start();

    DashboardInBrowserTest(StateStore store, Pulse pulse) {
        this.store = store;
        this.pulse = pulse;
    }

    @BeforeEach
    void aHost() {
        new ShownHost(store).fill();
        ToldDashboard.tell(ShownHost.MAIL, ShownHost.waiting(), ShownHost.MAIL_FILE, ShownHost.MAIL_TEXT);
    }

    @AfterEach
    void none() {
        chromium.close();
        ToldDashboard.tell();
        store.statuses().forEach(status -> store.forget(status.project()));
    }

    private static String at(String path) {
        return "http://127.0.0.1:%d%s".formatted(RestAssured.port, path);
    }

    private Page loggedIn(int width, ColorScheme scheme) {
        var page = chromium.window(width, scheme).newPage();
        page.navigate(at("/"));
        page.getByLabel("Token").fill(Browsing.localToken());
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, named("Projects"))).isVisible();
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** With `-Dscreenshots=FOLDER` each is kept as a picture too. */
    @Test
    void everyPageIsForEverybodyInBothThemesAndWidths() {
        var trouble = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 360}) {
                var page = loggedIn(width, scheme);
                var complaints = Chromium.complaints(page);
                PAGES.forEach((name, path) -> {
                    page.navigate(at(path));
                    assertThat(page.locator("html[data-ready]")).hasCount(1);
                    var where = "%s, %s, %d: ".formatted(name, scheme, width);
                    Chromium.barriers(page).forEach(barrier -> trouble.add(where + barrier));
                    Chromium.repeatedIds(page).forEach(id -> trouble.add(where + "two have the id " + id));
                    if (Boolean.TRUE.equals(page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))) {
                        trouble.add(where + "wider than the window");
                    }
                    complaints.forEach(complaint -> trouble.add(where + complaint));
                    complaints.clear();
                    keepPicture(page, "%s-%s-%d".formatted(name, scheme, page.viewportSize().width));
                });
            }
        }
        assertThat(trouble).isEmpty();
    }

    private static void keepPicture(Page page, String name) {
        var folder = System.getProperty("screenshots", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    @Test
    void whatACheckSaysStaysText() {
        var page = loggedIn(1280, ColorScheme.LIGHT);
        page.navigate(at("/ui/projects/shop"));
        assertThat(page.locator(".evidence")).containsText("<svg/onload=hacked=1>");
        assertThat(page.evaluate("() => window.hacked === undefined")).isEqualTo(true);
    }

    @Test
    void whatNamesSayStaysText() {
        var evil = "\"><img src=x onerror=\"hacked=1\"><svg/onload=hacked=1>'</script><script>hacked=1</script>";
        var id = new ProjectId(evil);
        store.save(ShownHost.written(evil));
        for (int look = 0; look < 2; look++) {
            store.add(id, evil, ShownHost.sample(look, look));
        }
        var page = loggedIn(1280, ColorScheme.LIGHT);
        page.getByRole(AriaRole.LINK, named(evil)).click();
        assertThat(page.getByRole(AriaRole.HEADING, named(evil)).first()).isVisible();
        var home = page.url();
        assertThat(page.locator(".plot canvas")).isVisible();
        for (var path : List.of("", "/plan", "/pause")) {
            page.navigate(home + path);
            assertThat(page.locator("#live-words")).hasText("live");
            pulse.changed(id);
            assertThat(page.locator("main")).containsText("<svg/onload=hacked=1>");
            assertThat(page.evaluate(
                            "() => window.hacked === undefined && !document.querySelector('main img, main svg')"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aPageIsUpToDateAgainAfterALostConnection() {
        var page = loggedIn(1280, ColorScheme.LIGHT);
        page.navigate(at("/ui/projects/shop"));
        assertThat(page.locator("#live-words")).hasText("live");
        assertThat(page.locator("#chart-web canvas")).isVisible();
        page.evaluate("() => { window.samePage = true; }");
        page.context().setOffline(true);
        assertThat(page.locator("#head")).not().containsText("Paused");
        assertThat(page.locator("#figures-web .figure")).hasText("96");
        store.pause(new ProjectId("shop"), true);
        new ShownHost(store).leaks(123);
        pulse.changed(new ProjectId("shop"));
        page.context().setOffline(false);
        assertThat(page.locator("#head")).containsText("Paused");
        assertThat(page.locator("#figures-web .figure")).hasText("123");
        assertThat(page.evaluate("() => window.samePage")).isEqualTo(true);
        store.pause(new ProjectId("shop"), false);
        pulse.changed(new ProjectId("shop"));
        assertThat(page.locator("#head")).not().containsText("Paused");
    }

    @Test
    void aTroubleIsToldOnEveryPageAndTakenAwayAgain() {
        var page = loggedIn(1280, ColorScheme.LIGHT);
        var told = page.getByRole(AriaRole.ALERT);
        for (var path : PAGES.values()) {
            if (path.equals(LOGIN)) {
                continue;
            }
            page.navigate(at(path));
            assertThat(page.locator("#live-words")).hasText("live");
            assertThat(told).hasCount(0);
            page.evaluate("() => { window.samePage = true; }");
            ToldDashboard.tell(Trouble.ofEngine("refused"), Trouble.ofState("disk full"));
            assertThat(told).hasCount(2);
            assertThat(told.first()).containsText("The Docker Engine cannot be reached.");
            assertThat(told.last()).containsText("The state cannot be written.");
            ToldDashboard.tell();
            assertThat(told).hasCount(0);
            assertThat(page.evaluate("() => window.samePage")).isEqualTo(true);
        }
    }

    @Test
    void theConfirmationsSayWhatWillHappen() {
        var page = loggedIn(1280, ColorScheme.LIGHT);
        page.navigate(at(APPROVE));
        assertThat(page.locator("main"))
                .containsText("exactly this plan, " + ShownHost.waiting().digest());
        assertThat(page.locator(".diff").first()).containsText("init: true");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Approve"))).isVisible();
        page.navigate(at(ROLLBACK));
        assertThat(page.locator("main")).containsText("The original bytes come back to /srv/photos/compose.yaml");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Roll back"))).isVisible();
    }

    @Test
    void theChartTellsTheValuesUnderThePointer() {
        var page = loggedIn(1280, ColorScheme.LIGHT);
        page.navigate(at("/ui/projects/shop"));
        var over = page.locator("#chart-web .u-over");
        var values = page.locator("#chart-web .u-legend .u-value");
        assertThat(values.last()).hasText("--");
        over.hover(new Locator.HoverOptions().setPosition(1, 40));
        assertThat(values.first()).hasText("2026-11-27 08:00:00");
        assertThat(values.last()).hasText("7");
        over.hover(new Locator.HoverOptions().setPosition(over.boundingBox().width - 2, 40));
        assertThat(values.first()).hasText("2026-11-27 08:59:00");
        assertThat(values.last()).hasText("95");
    }

    @Test
    void aPlanIsApprovedWithTheTabKeyAlone() {
        var digest = ShownHost.waiting().digest();
        assertThat(store.approvals(ShownHost.MAIL)).doesNotContain(digest);
        var page = loggedIn(1280, ColorScheme.LIGHT);
        Chromium.enter(page, page.getByRole(AriaRole.LINK, named("mail")));
        page.waitForURL("**/ui/projects/mail");
        Chromium.enterApproval(page);
        Chromium.enter(page, page.getByRole(AriaRole.BUTTON, named("Approve")));
        assertThat(page.getByText("Approved.")).isVisible();
        assertThat(store.approvals(ShownHost.MAIL)).contains(digest);
    }

    @Test
    void whatStandsBetweenBackquotesIsCode() {
        var page = loggedIn(1280, ColorScheme.LIGHT);
        page.navigate(at("/ui/projects/shop"));
        assertThat(page.locator("#findings p code").getByText("init: true")).isVisible();
        assertThat(page.locator("#findings")).not().containsText("`");
        page.evaluate("() => { window.samePage = true; }");
        new ShownHost(store).leaks(123);
        pulse.changed(new ProjectId("shop"));
        assertThat(page.locator("#figures-web .figure")).hasText("123");
        assertThat(page.locator("#findings")).not().containsText("`");
        assertThat(page.evaluate("() => window.samePage")).isEqualTo(true);
    }

    @Test
    void theKeyboardIsEnough() {
        var page = loggedIn(1280, ColorScheme.LIGHT);
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.getByRole(AriaRole.LINK, named("shop")).focus();
        page.keyboard().press("Enter");
        page.locator("#pause").focus();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, named("Pause")).focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Nothing new is begun in this project.")).isVisible();
        assertThat(page.locator("#resume")).isVisible();
        store.pause(new ProjectId("shop"), false);
    }
}
