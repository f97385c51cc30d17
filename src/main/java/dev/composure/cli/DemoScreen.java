package dev.composure.cli;

import dev.composure.operate.demo.DemoEvent;
import dev.composure.operate.demo.DemoProject;
import dev.composure.operate.demo.DemoResult;
import dev.composure.reconcile.Plan;
import dev.composure.report.CheckReport;
import dev.composure.report.Paint;
import dev.composure.report.TextReport;
import dev.composure.report.ZombieChart;
import dev.composure.report.ZombieChart.Glyphs;
import dev.composure.report.ZombieCurve;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// Tells the story of a demo on a terminal, where the chart is drawn over and over in its place, or line by line.
final class DemoScreen implements Consumer<DemoEvent> {

    private static final String INDENT = "   ";
    private static final String CLEAR_LINE = "\033[K";

    private final PrintWriter out;
    private final boolean isLive;
    private final Paint paint;
    private final ZombieChart chart;

    private int linesDrawn;
    private ZombieCurve last = ZombieCurve.empty();

    DemoScreen(PrintWriter out, Terminal terminal) {
        this.out = out;
        this.isLive = terminal.isLive();
        this.paint = ColorMode.AUTO.paint(terminal);
        this.chart = new ZombieChart(paint, terminal.hasBlocks() ? Glyphs.BLOCKS : Glyphs.ASCII);
    }

    @Override
    public void accept(DemoEvent event) {
        switch (event) {
            case DemoEvent.SettingUp setting -> setUp(setting.project());
            case DemoEvent.BringingUp up -> {
                out.println("%s; %s".formatted(seconds(up.setUpTook()), up.versions()));
                step("bringing it up");
            }
            case DemoEvent.Healthy healthy -> healthy(healthy.upTook());
            case DemoEvent.Looked looked -> look(looked.curve(), looked.note());
            case DemoEvent.Judged judged -> judge(judged.report());
            case DemoEvent.Acting acting -> act(acting.plan());
            case DemoEvent.Acted acted -> acted(acted);
            case DemoEvent.Ended ended -> end(ended.result(), ended.took());
        }
        out.flush();
    }

    private void setUp(DemoProject project) {
        out.println(paint.bold("A healthcheck that leaks zombies, and its remedy"));
        out.println();
        say("The project %s is made for this, and removed in the end, also by Ctrl-C. Nothing else is touched."
                .formatted(project.name()));
        out.println();
        head("1", "A project that leaks");
        say("The PID 1 of its service app is `sleep`, which waits for nobody. Its healthcheck runs each second:");
        out.println(INDENT + INDENT + "wget -q -O /dev/null https://tls:8443/");
        say("The file: " + project.composeFile());
        step("making its two images");
    }

    private void healthy(Duration took) {
        out.println("%s; the app is healthy".formatted(seconds(took)));
        out.println();
        head("2", "Healthy, says Docker. But every probe leaves zombies behind:");
    }

    private void look(ZombieCurve curve, String note) {
        if (isLive) {
            draw(curve, note);
        } else if (curve.after().size() > last.after().size()) {
            out.println(INDENT + chart.line(curve.after()));
        } else if (curve.after().isEmpty()
                && curve.before().size() > last.before().size()) {
            out.println(INDENT + chart.line(curve.before()));
        }
        last = curve;
    }

    /// Over what was drawn before.
    private void draw(ZombieCurve curve, String note) {
        if (linesDrawn > 0) {
            out.print("\033[%dA".formatted(linesDrawn));
        }
        var lines = chart.render(curve);
        lines.forEach(line -> out.println(line + CLEAR_LINE));
        out.println(INDENT + paint.faint(note) + CLEAR_LINE);
        linesDrawn = lines.size() + 1;
    }

    private void judge(CheckReport report) {
        linesDrawn = 0;
        out.println();
        head("3", "What `composure check --diff` says about the file");
        out.println();
        out.print(TextReport.render(report, paint, true));
        out.println();
        out.print(TextReport.renderDiff(report, paint));
    }

    private void act(Plan plan) {
        linesDrawn = 0;
        out.println();
        head("4", "The operator remedies it");
        plan.steps().forEach(step -> out.print(TextReport.wrapped(step.render(), INDENT)));
        step("at work");
    }

    private void acted(DemoEvent.Acted acted) {
        out.println(seconds(acted.took()) + (acted.othersStayed() ? "; tls kept its container" : ""));
        out.println();
        head("5", "The same probes, the same app. Zombies now:");
    }

    private void end(DemoResult result, Duration took) {
        if (!isLive && !last.after().isEmpty()) {
            out.println();
            chart.render(last).forEach(out::println);
        }
        out.println();
        switch (result) {
            case DemoResult.Proven proven -> proven(proven, took);
            case DemoResult.NotProven not -> say(paint.bold("Not proven: ") + not.why());
        }
        step("removing the project, its images and its folder");
    }

    private void proven(DemoResult.Proven proven, Duration took) {
        var before = proven.before();
        say(paint.bold("Proven in %s: ".formatted(seconds(took)))
                + "%d zombies in %d probes (%s a probe) before, %s in %d probes after. The remedy is %s: %s."
                        .formatted(
                                before.zombies(),
                                before.probes(),
                                String.format(Locale.ROOT, "%.1f", (double) before.zombies() / before.probes()),
                                proven.after().zombies() == 0
                                        ? "none"
                                        : "" + proven.after().zombies(),
                                proven.after().probes(),
                                proven.remediation().remedy().word(),
                                proven.remediation().why()));
    }

    private void head(String number, String text) {
        out.println(paint.bold(number + "  " + text));
    }

    private void say(String text) {
        text.lines().forEach(line -> out.print(TextReport.wrapped(line, INDENT)));
    }

    /// What begins now; how it ended comes behind it.
    private void step(String text) {
        out.print(INDENT + text + " ... ");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
