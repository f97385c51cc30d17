package dev.composure.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The rules of src/docs/style.md, as code, for any root package: ours, and the broken fixtures they must fail on. */
record ArchitectureRules(String root) {

    private static final Set<String> PURE =
            Set.of("compose", "probe", "policy", "remedy", "zombies", "reconcile", "report");

    private static final Set<String> ADAPTERS =
            Set.of("docker", "proc", "git", "store", "files", "notify", "remote", "fleet");

    private static final Set<String> EDGES = Set.of("cli", "rest", "web");

    private static final Map<String, Set<String>> PURE_ARROWS = Map.of(
            "compose", Set.of(),
            "zombies", Set.of(),
            "probe", Set.of("compose"),
            "policy", Set.of("probe", "compose"),
            "remedy", Set.of("policy", "probe", "compose"),
            "reconcile", Set.of("remedy", "policy", "probe", "zombies", "compose"),
            "report", Set.of("reconcile", "remedy", "policy", "probe", "zombies", "compose"),
            "operate", PURE);

    private static final List<String> BANNED_ENDINGS = List.of(
            "Util",
            "Utils",
            "Helper",
            "Helpers",
            "Impl",
            "Manager",
            "Constants",
            "Common",
            "Data",
            "Info",
            "DTO",
            "Dto");

    /** A package of ours imports only what its row in the table of arrows names. */
    ArchRule arrowsArePointed() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("follow the arrows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> isOurs(target) && !mayImport(type, target))
                        .forEach(target -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " must not know " + target.getName())));
            }
        });
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(root + ".");
    }

    private boolean mayImport(JavaClass from, JavaClass to) {
        var source = topPackage(from);
        var target = topPackage(to);
        if (source.equals(target) || source.equals("app")) {
            return true;
        }
        if (ADAPTERS.contains(source) || EDGES.contains(source)) {
            return PURE.contains(target) || target.equals("operate");
        }
        return PURE_ARROWS.getOrDefault(source, Set.of()).contains(target);
    }

    private String topPackage(JavaClass type) {
        var below = type.getPackageName().substring(root.length() + 1);
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    /** Every top-level package has a row in the table of arrows. */
    ArchRule packagesAreKnown() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("be in a known package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var top = topPackage(type);
                var known = PURE_ARROWS.containsKey(top)
                        || ADAPTERS.contains(top)
                        || EDGES.contains(top)
                        || Set.of("app", "architecture", "lab").contains(top);
                if (!known) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no known package"));
                }
            }
        });
    }

    /** Pure packages see no framework, no disk, no network and no logging. */
    ArchRule pureStaysPure() {
        return noClasses()
                .that()
                .resideInAnyPackage(rooted(PURE))
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("touch the world") {
                    @Override
                    public boolean test(JavaClass type) {
                        var name = type.getPackageName();
                        return name.startsWith("jakarta.")
                                || name.startsWith("io.quarkus")
                                || name.startsWith("org.jboss.logging")
                                || name.startsWith("java.nio.file")
                                || (name.equals("java.net")
                                        && !type.getSimpleName().matches("URI|URISyntaxException"))
                                || (name.equals("java.io")
                                        && !type.getSimpleName()
                                                .matches("Serializable|IOException|UncheckedIOException"));
                    }
                });
    }

    /** Frameworks stay at the edges. */
    ArchRule frameworksStayAtTheEdge() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(rooted(Set.of("app", "cli", "rest", "web", "lab", "architecture")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus..", "picocli..");
    }

    /** Time is an argument: only the wiring reads a clock. */
    ArchRule clocksAreReadInTheAppOnly() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".app..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod("java.time.InstantSource", "system")
                .orShould()
                .callMethod("java.time.Clock", "systemUTC");
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Every package is NullMarked, so that NullAway looks at it. */
    ArchRule packagesAreNullMarked() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        JavaPackage home = type.getPackage();
                        if (!home.isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(type, home.getName() + " is not @NullMarked"));
                        }
                    }
                });
    }

    ArchRule namesSayWhatThingsAre() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("not end in a filler word") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var name = type.getSimpleName();
                var isBanned = BANNED_ENDINGS.stream().anyMatch(name::endsWith)
                        || name.startsWith("Abstract")
                        || name.startsWith("Base");
                if (isBanned) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has a banned name"));
                }
            }
        });
    }

    /** An interface has two implementations, counting tests; functional interfaces have lambdas. */
    ArchRule interfacesHaveTwoImplementations() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areInterfaces()
                .and()
                .areNotAnnotatedWith(FunctionalInterface.class)
                .and()
                .areNotAnnotations()
                .should(new ArchCondition<>("have two implementations") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (type.getSimpleName().equals("package-info") || isConfigMapping(type)) {
                            return;
                        }
                        var count = type.getAllSubclasses().stream()
                                .filter(sub -> !sub.getModifiers().contains(JavaModifier.ABSTRACT))
                                .count();
                        if (count < 2) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " has " + count + " implementation(s)"));
                        }
                    }
                });
    }

    private static boolean isConfigMapping(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureRules::isConfigMapping).orElse(false)
                || type.isAnnotatedWith("io.smallrye.config.ConfigMapping");
    }

    ArchRule exceptionsAreSpecific() {
        return noClasses().that().resideInAPackage(root + "..").should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS);
    }

    ArchRule standardStreamsBelongToTheCommandLine() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(rooted(Set.of("cli", "app", "architecture")))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }

    ArchRule fieldsAreNotInjected() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .allowEmptyShould(true);
    }

    ArchRule loggingIsJbossLogging() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..");
    }

    /** For the tests themselves: AssertJ only. */
    ArchRule assertionsAreAssertJ() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.junit.jupiter.api.Assertions");
    }

    /** For the tests themselves: wait for a condition, never for a time. */
    ArchRule nothingSleeps() {
        return noClasses().that().resideInAPackage(root + "..").should().callMethod(Thread.class, "sleep", long.class);
    }

    private String[] rooted(Set<String> packages) {
        return packages.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
