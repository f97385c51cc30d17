package dev.composure.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules hold for us, and each of them fails on a fixture that breaks it, so none passes because it looked at
 * nothing.
 */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.composure");

    /** With the tests, whose fakes count as implementations. */
    private static final JavaClasses OURS_AND_TESTS = new ClassFileImporter().importPackages("dev.composure");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken.composure");

    private static final ArchitectureRules HERE = new ArchitectureRules("dev.composure");
    private static final ArchitectureRules THERE = new ArchitectureRules("broken.composure");

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("arrows are pointed", ArchitectureRules::arrowsArePointed, OURS, "must not know"),
                rule("packages are known", ArchitectureRules::packagesAreKnown, OURS, "is in no known package"),
                rule("pure stays pure", ArchitectureRules::pureStaysPure, OURS, "ReadsTheDisk"),
                rule(
                        "frameworks stay at the edge",
                        ArchitectureRules::frameworksStayAtTheEdge,
                        OURS,
                        "ParsesOptionsInAnAdapter"),
                rule(
                        "clocks are read in the app only",
                        ArchitectureRules::clocksAreReadInTheAppOnly,
                        OURS,
                        "ReadsTheClock"),
                rule("packages have no cycles", ArchitectureRules::packagesHaveNoCycles, OURS, "Cycle detected"),
                rule(
                        "packages are null-marked",
                        ArchitectureRules::packagesAreNullMarked,
                        OURS_AND_TESTS,
                        "is not @NullMarked"),
                rule(
                        "names say what things are",
                        ArchitectureRules::namesSayWhatThingsAre,
                        OURS_AND_TESTS,
                        "HealthcheckUtils"),
                rule(
                        "interfaces have two implementations",
                        ArchitectureRules::interfacesHaveTwoImplementations,
                        OURS_AND_TESTS,
                        "has 1 implementation(s)"),
                rule("exceptions are specific", ArchitectureRules::exceptionsAreSpecific, OURS, "ThrowsAnything"),
                rule(
                        "standard streams belong to the command line",
                        ArchitectureRules::standardStreamsBelongToTheCommandLine,
                        OURS,
                        "ShoutsFromTheCore"),
                rule("fields are not injected", ArchitectureRules::fieldsAreNotInjected, OURS, "InjectsAField"),
                rule("logging is JBoss Logging", ArchitectureRules::loggingIsJbossLogging, OURS, "LogsElsewhere"),
                rule(
                        "assertions are AssertJ",
                        ArchitectureRules::assertionsAreAssertJ,
                        OURS_AND_TESTS,
                        "AssertsWithJUnit"),
                rule("nothing sleeps", ArchitectureRules::nothingSleeps, OURS_AND_TESTS, "SleepsInATest"));
    }

    private static Arguments rule(
            String name, Function<ArchitectureRules, ArchRule> rule, JavaClasses where, String brokenBy) {
        return Arguments.of(name, rule, where, brokenBy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void ruleHoldsHere(String name, Function<ArchitectureRules, ArchRule> rule, JavaClasses where, String brokenBy) {
        rule.apply(HERE).check(where);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void ruleFailsOnItsBrokenFixture(
            String name, Function<ArchitectureRules, ArchRule> rule, JavaClasses where, String brokenBy) {
        assertThatThrownBy(() -> rule.apply(THERE).check(BROKEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(brokenBy);
    }

    @Test
    void enoughClassesWereLookedAt() {
        assertThat(OURS.size()).isGreaterThan(15);
        assertThat(BROKEN.size()).isGreaterThan(12);
    }
}
