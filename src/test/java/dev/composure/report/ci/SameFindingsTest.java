package dev.composure.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.policy.Severity;
import dev.composure.report.CheckReport;
import dev.composure.report.Paint;
import dev.composure.report.Reports;
import dev.composure.report.TextReport;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Every format tells the same findings, in the same order.
class SameFindingsTest {

    /// What each format has of a finding, and a reader can follow.
    private record Seen(String file, int line, String rule) {}

    private static final CheckReport REPORT = Reports.ofAllGolden();

    private static List<Seen> expected() {
        return REPORT.findings().stream()
                .map(reported -> new Seen(
                        reported.file(),
                        reported.finding().position().line(),
                        reported.finding().rule().name()))
                .toList();
    }

    @Test
    void thereIsSomethingToCompare() {
        assertThat(expected()).hasSizeGreaterThan(80);
        assertThat(REPORT.findings())
                .extracting(reported -> reported.finding().severity())
                .contains(Severity.INFO, Severity.WARNING, Severity.ERROR);
    }

    @Test
    void text() {
        var file = new String[] {""};
        var seen = new ArrayList<Seen>();
        var finding = Pattern.compile("  (\\d+):\\d+  (?:error|warning|info)  (\\S+)  \\(.*");
        TextReport.render(REPORT, Paint.PLAIN, true).lines().forEach(line -> {
            var matcher = finding.matcher(line);
            if (matcher.matches()) {
                seen.add(new Seen(file[0], Integer.parseInt(matcher.group(1)), matcher.group(2)));
            } else if (!line.isEmpty() && !line.startsWith(" ")) {
                file[0] = line;
            }
        });
        assertThat(seen).isEqualTo(expected());
    }

    @Test
    void json() throws JsonProcessingException {
        var findings =
                Json.mapper().readTree(Json.render(ReportJson.of(REPORT))).at("/findings");
        assertThat(seen(findings, "/file", "/line", "/rule")).isEqualTo(expected());
    }

    @Test
    void gitlab() throws JsonProcessingException {
        var issues = Json.mapper().readTree(GitLabReport.render(REPORT));
        assertThat(seen(issues, "/location/path", "/location/lines/begin", "/check_name"))
                .isEqualTo(expected());
    }

    @Test
    void sarif() throws JsonProcessingException {
        var results = Json.mapper().readTree(SarifReport.render(REPORT, "1")).at("/runs/0/results");
        assertThat(seen(
                        results,
                        "/locations/0/physicalLocation/artifactLocation/uri",
                        "/locations/0/physicalLocation/region/startLine",
                        "/ruleId"))
                .isEqualTo(expected());
    }

    private static List<Seen> seen(JsonNode findings, String file, String line, String rule) {
        var seen = new ArrayList<Seen>();
        findings.forEach(finding -> seen.add(new Seen(
                URLDecoder.decode(finding.at(file).asText(), StandardCharsets.UTF_8),
                finding.at(line).asInt(),
                finding.at(rule).asText())));
        seen.removeIf(one -> one.rule().equals("not-judged"));
        return seen;
    }

    @Test
    void github() {
        var annotation = Pattern.compile("::(?:error|warning|notice) file=([^,]+),line=(\\d+),.*?title=(\\S+) \\(.*");
        assertThat(GitHubReport.render(REPORT)
                        .lines()
                        .map(annotation::matcher)
                        .filter(matcher -> matcher.matches())
                        .map(matcher ->
                                new Seen(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3))))
                .isEqualTo(expected());
    }

    @Test
    void junit() throws SAXException, IOException, ParserConfigurationException {
        var cases =
                parsed(JUnitReport.render(REPORT, Optional.of(Severity.ERROR))).getElementsByTagName("testcase");
        var seen = new ArrayList<Seen>();
        for (int index = 0; index < cases.getLength(); index++) {
            var one = (Element) cases.item(index);
            if (!List.of("nothing found", "can be judged").contains(one.getAttribute("name"))) {
                var rule = one.getAttribute("name").replaceFirst(".*: (\\S+) \\(.*", "$1");
                seen.add(new Seen(one.getAttribute("file"), Integer.parseInt(one.getAttribute("line")), rule));
            }
        }
        assertThat(seen).isEqualTo(expected());
    }

    static Document parsed(String xml) throws SAXException, IOException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /// A comment has room for so many; what it leaves out it says.
    @Test
    void markdown() {
        var comment = MarkdownReport.render(REPORT);
        var item = Pattern.compile("- \\*{0,2}(?:error|warning|info)\\*{0,2}(?: \\(accepted\\))? `([^`]+)` at"
                + " `([^`]+):(\\d+):\\d+`, service .*");
        var seen = comment.lines()
                .map(item::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Seen(matcher.group(2), Integer.parseInt(matcher.group(3)), matcher.group(1)))
                .toList();
        assertThat(comment.length()).isLessThan(65_536);
        int left = expected().size() - seen.size();
        assertThat(seen).isNotEmpty().isEqualTo(expected().subList(0, seen.size()));
        assertThat(comment.contains(left + " more findings")).isEqualTo(left > 0);
    }
}
