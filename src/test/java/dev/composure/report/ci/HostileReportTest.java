package dev.composure.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.composure.policy.Severity;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.Paint;
import dev.composure.report.Reports;
import dev.composure.report.TextReport;
import dev.composure.report.UnifiedDiff;
import dev.composure.report.json.Json;
import dev.composure.report.json.ReportJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Whoever writes a compose file writes what reports quote; it must stay a quotation.
class HostileReportTest {

    private static final CheckReport EVIL = Reports.evil();

    static Stream<String> textual() {
        return Stream.of(
                TextReport.render(EVIL, Paint.PLAIN, false),
                GitHubReport.render(EVIL),
                MarkdownReport.render(EVIL),
                JUnitReport.render(EVIL, Optional.of(Severity.WARNING)),
                EVIL.errors().getFirst().line("error") + EVIL.errors().getLast().line("error"));
    }

    @ParameterizedTest
    @MethodSource("textual")
    void nothingMovesACursorOrTurnsTheText(String rendered) {
        assertThat(rendered).doesNotContain("\033", "\u202e", "\u2028", "\0", "\r");
    }

    @ParameterizedTest
    @MethodSource("textual")
    void noCiSystemIsGivenACommand(String rendered) {
        assertThat(rendered.lines().map(String::strip).filter(line -> line.startsWith("::")))
                .allMatch(line -> line.matches("::(error|warning|notice) (file|title)=.*")
                        && !line.startsWith("::error file=x,"));
        assertThat(rendered.lines().filter(line -> !line.strip().startsWith("::")))
                .noneMatch(line -> line.contains("##["));
    }

    @Test
    void aNameThatLooksLikeACommandIsNoneOnTheErrorStream() {
        assertThat(InputError.of("::stop-commands::x", "y").line("error")).isEqualTo("\\::stop-commands::x: error: y");
        assertThat(InputError.of("::1", "y").line("error")).isEqualTo("::1: error: y");
    }

    @Test
    void annotationsAreOneLineEachAndEndWhereTheyEnd() {
        var lines = GitHubReport.render(EVIL).lines().toList();

        assertThat(lines).hasSize(EVIL.errors().size() + EVIL.findings().size() + 2);
        assertThat(lines.subList(0, lines.size() - 1)).allSatisfy(line -> {
            var properties = line.substring(2, line.indexOf("::", 2));
            assertThat(properties).startsWith(properties.substring(0, properties.indexOf(' ')) + " file=");
            assertThat(properties.split(",", -1)).allMatch(property -> property.contains("="));
        });
        assertThat(lines.getFirst()).contains("%250A").contains("%0A");
    }

    @Test
    void xmlGivesBackTheWords() throws ParserConfigurationException, SAXException, IOException {
        var document = SameFindingsTest.parsed(JUnitReport.render(EVIL, Optional.of(Severity.WARNING)));

        var suites = document.getDocumentElement();
        assertThat(List.of("tests", "failures", "errors", "skipped"))
                .extracting(suites::getAttribute)
                .containsExactly("7", "2", "2", "2");
        var failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message"))
                .startsWith("a\\n::error file=x,line=1::forged")
                .contains("]]> <img src=x onerror=alert(1)> & \" ' %0A `tick`");
        assertThat(document.getElementsByTagName("img").getLength()).isZero();
    }

    @Test
    void aCommentHasNoMarkupOfTheirs() {
        var comment = MarkdownReport.render(EVIL);
        var theirs = new ArrayList<Node>();
        Parser.builder()
                .extensions(List.of(AutolinkExtension.create()))
                .build()
                .parse(comment)
                .accept(new AbstractVisitor() {
                    @Override
                    protected void visitChildren(Node parent) {
                        if (parent instanceof Link || parent instanceof Image || parent instanceof BlockQuote) {
                            theirs.add(parent);
                        }
                        super.visitChildren(parent);
                    }

                    @Override
                    public void visit(HtmlBlock html) {
                        theirs.add(html);
                    }

                    @Override
                    public void visit(HtmlInline html) {
                        theirs.add(html);
                    }
                });

        assertThat(theirs).isEmpty();
        assertThat(comment).contains("&lt;img src=x onerror=alert(1)&gt;").contains("&#64;octocat");
    }

    @Test
    void sarifHasNoLinksOrPlaceholdersOfTheirs() throws JsonProcessingException {
        var log = Json.mapper().readTree(SarifReport.render(EVIL, "1"));
        var text = log.at("/runs/0/results/0/message/text").asText();

        assertThat(text).contains("\\[here\\](https://evil.example)").contains("{{0}}");
        assertThat(log.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .matches("[A-Za-z0-9%._~/-]+")
                .contains("%0A%3A%3Aerror");
        assertThat(SarifSchema.errors(log)).isEmpty();
    }

    @Test
    void jsonGivesBackTheVeryWords() throws JsonProcessingException {
        var json = Json.mapper().readTree(Json.render(ReportJson.of(EVIL)));

        assertThat(json.at("/findings/0/file").asText()).isEqualTo(Reports.EVIL);
        assertThat(json.at("/findings/0/service").asText()).isEqualTo(Reports.EVIL);
    }

    @Test
    void aDiffNamesFilesAsGitDoes() {
        var diff = UnifiedDiff.renderMasked(EVIL.findings().getFirst().changes());

        assertThat(diff.lines().limit(1))
                .allMatch(line ->
                        line.startsWith("--- \"a/a\\012::error") && line.contains("\\\"") && line.endsWith("\""));
        assertThat(TextReport.renderDiff(EVIL, Paint.COLOURED)).isEmpty();
    }
}
