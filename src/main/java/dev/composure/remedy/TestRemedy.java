package dev.composure.remedy;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.RemedyKind;
import dev.composure.probe.Invocation;
import dev.composure.probe.OrphanVerdict;
import dev.composure.probe.Probe;
import dev.composure.probe.ProbeUrl;
import dev.composure.probe.ToolKind;
import java.util.List;
import java.util.stream.Stream;

/// The remedies that write another test: the same question over plain http, with another client, or only whether the
/// port answers.
record TestRemedy(Situation situation, Targets targets) {

    /// Options that make a question more than its URL.
    private static final String[] MEANING = {
        "body-data",
        "body-file",
        "cert",
        "certificate",
        "cookie",
        "data",
        "data-binary",
        "header",
        "http-password",
        "http-user",
        "json",
        "method",
        "oauth2-bearer",
        "password",
        "post-data",
        "post-file",
        "request",
        "upload-file",
        "user",
        "F",
        "H",
        "X",
        "b",
        "d",
        "u"
    };

    static List<Proposal> proposals(RemedyKind kind, Situation situation) {
        var remedy = new TestRemedy(situation, new Targets(situation));
        var written = situation.policy().templates().get(kind);
        if (written != null) {
            return remedy.fromPolicy(kind, new Template(written));
        }
        return switch (kind) {
            case HTTP -> remedy.http();
            case CURL -> remedy.curl();
            case TCP -> remedy.tcp();
            case INIT, REWRITE, DISABLE -> throw new IllegalArgumentException(kind.word() + " asks nothing");
        };
    }

    private List<Proposal> fromPolicy(RemedyKind kind, Template template) {
        if (template.hasTarget()) {
            return fill(kind, List.of(template), kind == RemedyKind.TCP ? targets.tcp() : targets.http());
        }
        var test = template.fill(Target.loopback("http", 80, "/", false), situation.limit());
        var asked = Probe.of(test, situation.timeout(), situation.facts()).urls();
        var names = asked.isEmpty()
                ? "what the policy's template says"
                : String.join(
                                ", ",
                                asked.stream()
                                        .map(url -> Target.of(url).shown())
                                        .toList())
                        + " (the policy's template)";
        return List.of(situation.proposal(kind, test, !targets.names(asked), isWeaker(kind), "it would ask " + names));
    }

    private List<Proposal> http() {
        var wget = situation.probe().invocations().stream()
                .filter(invocation -> invocation.tool().equals("wget"))
                .findFirst();
        return wget.map(tool -> fill(RemedyKind.HTTP, List.of(plain(tool)), targets.http()))
                .orElseGet(() -> no(RemedyKind.HTTP, "the check does not use wget"));
    }

    /// `-T` alone bounds busybox' wget; GNU's would try twenty times.
    private static Template plain(Invocation wget) {
        var options = wget.kind() == ToolKind.GNU
                ? Stream.of("-q", "-t", "1", "-T", "{{limit}}", "-O", "/dev/null", "{{url}}")
                : Stream.of("-q", "-T", "{{limit}}", "-O", "/dev/null", "{{url}}");
        return new Template(new HealthcheckTest.Exec(
                Stream.concat(wget.program().stream(), options).toList()));
    }

    /// Plain http first; else the check's own URL, whose certificate is no more verified than busybox does.
    private List<Proposal> curl() {
        if (isAbsent("curl")) {
            return no(RemedyKind.CURL, "the container has no curl");
        }
        var https = targets.https();
        if (https.isEmpty()) {
            return fill(RemedyKind.CURL, List.of(curl("-fsS")), targets.http());
        }
        var plain = targets.http().stream()
                .flatMap(target -> fill(RemedyKind.CURL, List.of(curl("-fsS")), List.of(target)).stream());
        return Stream.concat(plain, fill(RemedyKind.CURL, List.of(curl("-fsSk")), https).stream())
                .toList();
    }

    private static Template curl(String options) {
        return Template.exec("curl", options, "-m", "{{limit}}", "-o", "/dev/null", "{{url}}");
    }

    private List<Proposal> tcp() {
        var nc = Template.exec("nc", "-z", "-w", "{{limit}}", "{{host}}", "{{port}}");
        var bash = Template.exec("bash", "-c", "</dev/tcp/{{host}}/{{port}}");
        var present = Stream.concat(
                        isAbsent("nc") ? Stream.empty() : Stream.of(nc),
                        isAbsent("bash") ? Stream.empty() : Stream.of(bash))
                .toList();
        return present.isEmpty()
                ? no(RemedyKind.TCP, "the container has neither nc nor bash")
                : fill(RemedyKind.TCP, present, targets.tcp());
    }

    private boolean isAbsent(String tool) {
        return situation.facts().kind(tool) == ToolKind.ABSENT;
    }

    private List<Proposal> fill(RemedyKind kind, List<Template> templates, List<Target> asked) {
        if (kind != RemedyKind.TCP && situation.probe().verdict().cause() == OrphanVerdict.Cause.BACKGROUND) {
            return no(kind, "the unquoted `&` cuts the command in two, and what it was meant to ask is a guess");
        }
        if (kind != RemedyKind.TCP && situation.probe().verdict().cause() == OrphanVerdict.Cause.DAEMON) {
            return no(kind, "what the check starts and leaves behind was meant, and another question is a guess");
        }
        if (asked.isEmpty()) {
            return no(
                    kind,
                    "neither the check nor the service names a port that may answer"
                            + (kind == RemedyKind.TCP ? "" : " plain http"));
        }
        return asked.stream()
                .flatMap(target -> templates.stream().map(template -> proposal(kind, template, target)))
                .toList();
    }

    private Proposal proposal(RemedyKind kind, Template template, Target target) {
        var test = template.fill(target, situation.limit());
        return situation.proposal(kind, test, !target.isNamed(), isWeaker(kind), why(kind, test, target));
    }

    private static String why(RemedyKind kind, HealthcheckTest test, Target target) {
        var tool = test instanceof HealthcheckTest.Exec exec ? exec.words().getFirst() : "the shell";
        return kind == RemedyKind.TCP
                ? "it would open " + target.host() + ":" + target.port() + " with " + tool
                : "it would ask " + target.url() + " with " + tool;
    }

    private boolean isWeaker(RemedyKind kind) {
        var asksMore = situation.probe().invocations().size() > 1
                || situation.probe().urls().size() > 1
                || situation.probe().invocations().stream()
                        .anyMatch(invocation -> invocation.options().has(MEANING));
        return asksMore
                || (kind == RemedyKind.TCP && situation.probe().urls().stream().anyMatch(TestRemedy::isHttp))
                || situation.probe().urls().isEmpty();
    }

    private static boolean isHttp(ProbeUrl url) {
        return !url.scheme().equals("tcp");
    }

    private static List<Proposal> no(RemedyKind kind, String reason) {
        return List.of(new Proposal.NotApplicable(kind, reason));
    }
}
