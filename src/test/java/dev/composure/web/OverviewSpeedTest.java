package dev.composure.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.composure.bench.Bar;
import dev.composure.bench.Figures;
import dev.composure.lab.Chromium;
import dev.composure.operate.StateStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a browser waits for the overview of a thousand projects. No time decides whether it passes. */
@Tag("bench")
@QuarkusTest
@TestProfile(ToldDashboard.class)
@Timeout(300)
class OverviewSpeedTest {

    private static final int PROJECTS = 1_000;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 21;
    private static final String TIMES = """
            () => {
                const page = performance.getEntriesByType("navigation")[0];
                return [page.responseStart - page.requestStart, page.domContentLoadedEventEnd - page.startTime];
            }
            """;

    private final StateStore store;

    OverviewSpeedTest(StateStore store) {
        this.store = store;
    }

    @AfterEach
    void none() {
        store.statuses().forEach(status -> store.forget(status.project()));
    }

    @Test
    void firstByteAndInteractive() {
        new ShownHost(store).fill(PROJECTS);
        var firstByte = new ArrayList<Double>();
        var interactive = new ArrayList<Double>();
        try (var chromium = Chromium.start()) {
            var page = chromium.window(1280, ColorScheme.LIGHT).newPage();
            var address = "http://127.0.0.1:%d/".formatted(RestAssured.port);
            page.navigate(address);
            page.getByLabel("Token").fill(Browsing.localToken());
            page.keyboard().press("Enter");
            assertThat(page.locator("#count")).containsText("1 to 25 of 1000 projects");
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                page.navigate(address);
                assertThat(page.locator("html[data-ready]")).hasCount(1);
                if (round >= WARM_UP) {
                    var times = times(page);
                    firstByte.add(times.getFirst());
                    interactive.add(times.getLast());
                }
            }
        }
        Figures.report(Bar.OVERVIEW_FIRST_BYTE, median(firstByte));
        Figures.report(Bar.OVERVIEW_INTERACTIVE, median(interactive));
    }

    private static List<Double> times(Page page) {
        if (page.evaluate(TIMES) instanceof List<?> list) {
            return list.stream()
                    .map(time -> Double.parseDouble(String.valueOf(time)))
                    .toList();
        }
        throw new AssertionError("the browser kept no times");
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
