package cn.yinling.simulators.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** The rules of the building: which room may know of which. */
class ArchitectureTest {
    private static final String ROOT = "cn.yinling.";
    private static final List<String> MODULES =
            List.of(
                    "testing",
                    "link",
                    "runtime",
                    "accounts",
                    "register",
                    "hub",
                    "hotline",
                    "kiosk",
                    "simulators");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("cn.yinling");

    @Test
    void everyModuleIsLookedAt() {
        Set<String> seen =
                CLASSES.stream()
                        .map(type -> type.getPackageName().split("\\.", -1)[2])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(MODULES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "testing:",
                "link:",
                "runtime: link",
                "accounts: link runtime",
                "register: link runtime accounts",
                "hub: link runtime accounts register",
                "hotline: link runtime accounts",
                "kiosk: link runtime",
                "simulators: link runtime accounts register hub hotline kiosk"
            })
    void dependenciesPointOneWay(String module, String allowed) {
        Set<String> known = allowed == null ? Set.of() : Set.of(allowed.strip().split(" ", -1));
        String[] others =
                MODULES.stream()
                        .filter(other -> !other.equals(module) && !known.contains(other))
                        .map(other -> ROOT + other + "..")
                        .toArray(String[]::new);
        if (others.length == 0) {
            return;
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "org.eclipse.paho..: link.mqtt",
                "org.asteriskjava..: hotline.calls",
                "io.netty..: runtime.web hub.doors hub.mqtt hub.watches simulators.beds simulators.load simulators.crash",
                "io.netty.handler.codec.mqtt..: hub.mqtt simulators.beds simulators.crash",
                "java.sql..: runtime.database hub.readings hub.alarms.store kiosk.outbox simulators.bench",
                "org.flywaydb..: runtime.database",
                "io.zonky..: runtime.database",
                "com.password4j..: runtime.signin",
                "com.nimbusds..: accounts.oidc",
                "com.eatthepath..: accounts.signin"
            })
    void foreignTypesStayInThePackageThatWrapsThem(String foreign, String wrappers) {
        String[] homes =
                java.util.Arrays.stream(wrappers.strip().split(" ", -1))
                        .map(ROOT::concat)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign)
                .check(CLASSES);
    }

    @Test
    void linkKnowsNeitherDatabaseNorServer() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "link..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "io.vertx..", "io.netty..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "doors: mqtt watches readings alarms rules commands view",
                "mqtt: watches readings alarms rules commands view",
                "watches: mqtt alarms rules view",
                "spool: mqtt watches readings alarms rules commands view",
                "plans: mqtt watches readings alarms rules commands view",
                "rules: mqtt watches readings alarms commands view"
            })
    void roomsOfTheHubKnowNothingOf(String room, String others) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "hub." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        java.util.Arrays.stream(others.strip().split(" ", -1))
                                .map(other -> ROOT + "hub." + other + "..")
                                .toArray(String[]::new))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link",
                "runtime",
                "accounts",
                "register",
                "hub",
                "hotline",
                "kiosk",
                "simulators"
            })
    void packagesOfAModuleHaveNoCycles(String module) {
        slices().matching(ROOT + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that(are(topLevel()))
                .should()
                .beAnnotatedWith(NullMarked.class)
                .orShould(new BeInAnnotatedPackage())
                .check(CLASSES);
    }

    /** Only {@code Worker} has loops; what these start is a thread for one thing that ends. */
    @Test
    void loopsAreWorkers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "simulators..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "runtime.process.Worker")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "runtime.process.Launch")
                // The link may not know of runtime, and has one loop with guards of its own.
                .and()
                .doNotHaveFullyQualifiedName(ROOT + "link.mqtt.MqttConnection")
                .should()
                .callMethod(Thread.Builder.OfPlatform.class, "unstarted", Runnable.class)
                .orShould()
                .callMethod(Thread.Builder.OfVirtual.class, "unstarted", Runnable.class)
                .orShould()
                .callMethod(Thread.Builder.OfPlatform.class, "start", Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "it makes a schedule",
                                call ->
                                        call.getTargetOwner().isEquivalentTo(Executors.class)
                                                && call.getName().contains("Scheduled")))
                .check(CLASSES);
    }

    @Test
    void loggersAreConstants() {
        fields().that()
                .haveRawType(Logger.class)
                .should()
                .beStatic()
                .andShould()
                .beFinal()
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> topLevel() {
        return DescribedPredicate.describe(
                "top-level", type -> !type.isNestedClass() && !type.isMemberClass());
    }
}
