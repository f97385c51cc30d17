package dev.composure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.composure.operate.StateStore;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.ServiceStatus;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages show, and how they are safe to show it. */
@QuarkusTest
@TestProfile(QuietDashboard.class)
class DashboardTest {

    private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");
    private static final ProjectId BLOG = new ProjectId("blog");
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+\\s*=|javascript:", Pattern.CASE_INSENSITIVE);

    private static final Pattern IDS = Pattern.compile("\\sid=\"([^\"]*)\"");

    private final StateStore store;

    DashboardTest(StateStore store) {
        this.store = store;
    }

    @BeforeEach
    void twoProjects() {
        store.save(status("shop", Condition.Type.ZOMBIES_FLAT, Condition.Status.TRUE, Reason.NO_NEW_ZOMBIES));
        store.save(status("blog", Condition.Type.STALLED, Condition.Status.TRUE, Reason.NO_REMEDY_APPLIES));
    }

    @AfterEach
    void none() {
        store.statuses().forEach(status -> store.forget(status.project()));
        store.pause(BLOG, false);
    }

    private static ProjectStatus status(String name, Condition.Type type, Condition.Status status, Reason reason) {
        return new ProjectStatus(
                new ProjectId(name),
                "/srv/" + name,
                List.of("/srv/" + name + "/compose.yaml"),
                "audit",
                "r1",
                List.of(
                        new Condition(Condition.Type.READY, Condition.Status.FALSE, reason, "web: so", SINCE, "r1"),
                        new Condition(type, status, reason, "web: so", SINCE, "r1")),
                List.of(new ServiceStatus(
                        "web", "sha256:2", "healthy", true, 42, 0, 0, "growing: 20 new zombies in 10 probes")),
                List.of(new FindingStatus(
                        "orphan-always",
                        "error",
                        "leaking",
                        "container",
                        "web",
                        "/srv/compose.yaml",
                        7,
                        "because",
                        "",
                        "[\"CMD\", \"wget\"]")),
                List.of());
    }

    @Test
    void theOverviewShowsWhoNeedsAPersonFirst() {
        var page = Browsing.asOperator().page("/");
        assertThat(page.indexOf(">blog</a>")).isPositive().isLessThan(page.indexOf(">shop</a>"));
        assertThat(page).contains("Needs a person", "2.0 per probe", ">42</b>", "1 to 2 of 2 projects");
    }

    @Test
    void aProjectShowsItsFindingsAndExplainsItsReasons() {
        store.add(BLOG, "web", sample(SINCE, 3));
        store.add(BLOG, "web", sample(SINCE.plusSeconds(60), 42));
        var page = Browsing.asOperator().page("/ui/projects/blog");
        assertThat(page)
                .contains("NoRemedyApplies", "orphan-always", "judged from the container", "/srv/compose.yaml:7")
                .contains("[&quot;CMD&quot;, &quot;wget&quot;]")
                .contains("&quot;zombies&quot;:[3,42]")
                .contains("Nothing was ever done to this project")
                .containsPattern("(?s)NoRemedyApplies.*<small>[A-Z].*\\.</small>");
    }

    private static ZombieSample sample(Instant at, int zombies) {
        return new ZombieSample(at, "c1", SINCE, new ZombieCount.Counted(zombies, ZombieCount.Counter.PROC), 10, SINCE);
    }

    @Test
    void whatSomebodyElseWroteStaysText() {
        var evil = "\"><img src=x onerror=alert(1)><script>alert(2)</script>'{evil}";
        store.save(ShownHost.written(evil));
        store.add(new ProjectId(evil), evil, sample(SINCE, 1));
        store.add(new ProjectId(evil), evil, sample(SINCE.plusSeconds(1), 2));
        var browsing = Browsing.asOperator();
        var link = Pattern.compile("href=\"(/ui/projects/x--[^\"]+)\"").matcher(browsing.page("/"));
        assertThat(link.find()).isTrue();
        for (var path : List.of("/", link.group(1), link.group(1) + "/plan", link.group(1) + "/pause")) {
            assertThat(browsing.page(path))
                    .doesNotContain("<img src=x", "<script>alert")
                    .contains("&lt;script&gt;");
        }
        assertThat(browsing.page("/?q=" + "%22%3E%3Cscript%3E")).doesNotContain("\"><script>");
    }

    @Test
    void noPageHasInlineScriptOrStyle() {
        var browsing = Browsing.asOperator();
        for (var path : List.of(
                "/",
                "/ui/projects/blog",
                "/ui/projects/blog/plan",
                "/ui/projects/blog/pause",
                "/ui/policy",
                "/ui/rules/orphan-always",
                "/ui/login")) {
            browsing.get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self';"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("Cache-Control", equalTo("no-store"))
                    .header("X-Frame-Options", equalTo("DENY"));
            assertThat(INLINE.matcher(browsing.page(path)).results().map(found -> found.group()))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void noPageHasTwoEqualIds() {
        new ShownHost(store).fill();
        var browsing = Browsing.asOperator();
        var twice = "<p id=\"a\"></p><p id=\"b\"></p><p id=\"a\"></p>";
        assertThat(repeated(twice)).containsExactly("a");
        assertThat(browsing.page("/ui/projects/notes")).contains("id=\"steps-notes-web-0-2\"");
        for (var path : List.of(
                "/",
                "/ui/projects/shop",
                "/ui/projects/notes",
                "/ui/projects/mail",
                "/ui/projects/mail/plan",
                "/ui/projects/mail/pause",
                "/ui/remediations/notes-web-1/rollback",
                "/ui/policy",
                "/ui/rules/orphan-always",
                "/ui/login")) {
            assertThat(repeated(browsing.page(path))).as(path).isEmpty();
        }
    }

    private static List<String> repeated(String page) {
        var seen = new HashSet<String>();
        return IDS.matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(id -> !seen.add(id))
                .toList();
    }

    @Test
    void allThatAPageLoadsIsServedHere() {
        var loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(Browsing.asOperator().page("/ui/projects/blog"));
        while (loaded.find()) {
            assertThat(loaded.group(1)).matches("[/#].*");
            if (loaded.group(1).startsWith("/ui/assets/")) {
                Browsing.anybody().get(loaded.group(1)).then().statusCode(200);
            }
        }
        Browsing.anybody().get("/ui/assets/nothing.js").then().statusCode(404);
    }

    @Test
    void searchFilterAndPageStandInTheAddress() {
        for (int i = 100; i < 160; i++) {
            store.save(status("p" + i, Condition.Type.ZOMBIES_FLAT, Condition.Status.TRUE, Reason.NO_NEW_ZOMBIES));
        }
        var browsing = Browsing.asOperator();
        assertThat(browsing.page("/?q=p1"))
                .contains("1 to 25 of 60", "Page 1 of 3", "page=2")
                .doesNotContain(">blog<");
        assertThat(browsing.page("/?q=p1&page=3"))
                .contains("51 to 60 of 60", ">p159<")
                .doesNotContain(">Next<");
        assertThat(browsing.page("/?q=p1&page=99")).contains("51 to 60 of 60");
        assertThat(browsing.page("/?show=person"))
                .contains("1 to 1 of 1", ">blog<")
                .doesNotContain(">p100<");
        assertThat(browsing.page("/?q=none-such")).contains("Nothing found");
        assertThat(browsing.page("/?show=nonsense&page=-1")).contains("1 to 25 of 62");
    }

    @Test
    void withoutProjectsThePageSaysSo() {
        none();
        assertThat(Browsing.asOperator().page("/")).contains("No project yet");
    }

    @Test
    void anEngineThatDoesNotAnswerIsSaid() {
        for (var path :
                List.of("/", "/ui/projects/blog", "/ui/projects/blog/pause", "/ui/policy", "/ui/rules/orphan-always")) {
            assertThat(Browsing.asOperator().page(path))
                    .as(path)
                    .contains("The Docker Engine cannot be reached", "data-events=\"/ui/events");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var browsing = Browsing.asOperator();
        for (var path :
                List.of("/ui/projects/other", "/ui/rules/other", "/ui/nowhere", "/ui/remediations/x/rollback")) {
            assertThat(browsing.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void thePolicyPageShowsWhatIsInForce() {
        var browsing = Browsing.asOperator();
        assertThat(browsing.page("/ui/policy")).contains("built-in", "baseline", "orphan-always", "There are none.");
        assertThat(browsing.page("/ui/rules/orphan-always")).contains("What it looks for", "Sources");
    }

    @Test
    void pausingAsksFirstAndThenDoesIt() {
        var browsing = Browsing.asOperator();
        assertThat(browsing.page("/ui/projects/blog/pause")).contains("Nothing new will be begun in blog");
        assertThat(store.isPaused(BLOG)).isFalse();
        browsing.post("/ui/projects/blog/pause")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/ui/projects/blog?done=paused"));
        assertThat(store.isPaused(BLOG)).isTrue();
        assertThat(browsing.page("/ui/projects/blog?done=paused")).contains("Resume…", "Paused. Nothing new is begun");
        browsing.post("/ui/projects/blog/resume").then().statusCode(303);
        assertThat(store.isPaused(BLOG)).isFalse();
    }

    @Test
    void onlyThePlanThatIsShownCanBeApproved() {
        var browsing = Browsing.asOperator();
        browsing.call()
                .formParam("csrf", browsing.csrf())
                .formParam("plan", "0123456789ab")
                .post("/ui/projects/blog/approve")
                .then()
                .statusCode(200)
                .body(containsString("Nothing was approved"));
        assertThat(store.approvals(BLOG)).isEmpty();
    }

    @Test
    void noSecretStandsInAPage() {
        var browsing = Browsing.asOperator();
        assertThat(browsing.page("/") + browsing.page("/ui/projects/blog"))
                .doesNotContain(Browsing.localToken())
                .doesNotContain(browsing.cookie());
        browsing.get("/").then().header("Set-Cookie", nullValue());
    }
}
