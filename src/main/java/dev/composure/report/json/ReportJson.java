package dev.composure.report.json;

import dev.composure.policy.Finding;
import dev.composure.probe.Hazard;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.KnownFindings;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The wire shape of a check's result. Fields may be added, never renamed; what is unknown is null.
public record ReportJson(
        String apiVersion,
        String kind,
        PolicyJson policy,
        Summary summary,
        List<FindingJson> findings,
        List<ErrorJson> errors,
        List<FixedJson> fixed) {

    public static final String API_VERSION = "composure.dev/v1alpha1";

    record PolicyJson(
            @Nullable String source,
            @Nullable String revision,
            @Nullable String digest) {}

    record RemedyJson(String kind, boolean applies, String reason) {}

    record ErrorJson(
            @Nullable String file,
            @Nullable Integer line,
            @Nullable Integer column,
            String message) {}

    record FindingJson(
            String rule,
            String severity,
            @Nullable String hazard,
            String tier,
            String project,
            String service,
            String file,
            int line,
            int column,
            int endLine,
            int endColumn,
            String message,
            String evidence,
            String fingerprint,
            List<RemedyJson> remedies,
            @Nullable String chosen,
            @Nullable String diff,
            @Nullable String exception,
            boolean baselined) {}

    record FixedJson(String file, String service, String rule, String evidence) {}

    public static ReportJson of(CheckReport report) {
        var policy = report.policy();
        return new ReportJson(
                API_VERSION,
                "Report",
                new PolicyJson(orNull(policy.source()), orNull(policy.revision()), orNull(policy.digest())),
                report.summary(),
                report.findings().stream().map(ReportJson::finding).toList(),
                report.errors().stream().map(ReportJson::error).toList(),
                report.fixed().stream().map(ReportJson::fixed).toList());
    }

    private static FindingJson finding(ReportedFinding reported) {
        Finding finding = reported.finding();
        var position = finding.position();
        return new FindingJson(
                finding.rule().name(),
                finding.severity().word(),
                finding.hazard() == Hazard.NONE ? null : finding.hazard().word(),
                finding.tier().word(),
                finding.project(),
                finding.service(),
                reported.file(),
                position.line(),
                position.column(),
                position.endLine(),
                position.endColumn(),
                finding.message(),
                finding.evidence(),
                reported.fingerprint(),
                reported.proposals().stream().map(ReportJson::remedy).toList(),
                chosen(reported),
                orNull(reported.maskedDiff()),
                orNull(finding.exception()),
                reported.isBaselined());
    }

    private static FixedJson fixed(KnownFindings.Entry entry) {
        return new FixedJson(entry.file(), entry.service(), entry.rule(), entry.evidence());
    }

    private static RemedyJson remedy(Proposal proposal) {
        return new RemedyJson(proposal.kind().word(), proposal instanceof Proposal.Applicable, proposal.reason());
    }

    private static @Nullable String chosen(ReportedFinding reported) {
        return reported.chosen().map(Candidate::kind).map(kind -> kind.word()).orElse(null);
    }

    private static ErrorJson error(InputError error) {
        return new ErrorJson(
                orNull(error.file()),
                error.line() == 0 ? null : error.line(),
                error.column() == 0 ? null : error.column(),
                error.message());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
