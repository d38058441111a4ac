package org.sunledger.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.context.SecurityContextHolder;
import org.sunledger.ledger.party.PartyRecord;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.State;
import org.sunledger.projections.engine.Projection;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Table;

/** How the parts may know each other; each rule with its reason. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)

            // "verify" hands on the ledger's tests as a jar, which the option above does not know.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.sunledger");

    private static final String LEDGER = "org.sunledger.ledger.";
    private static final List<String> FEATURES =
            List.of("party", "registry", "period", "fund", "project", "asset", "notice", "supervision");
    private static final String[] FEATURE_PACKAGES =
            FEATURES.stream().map(feature -> LEDGER + feature + "..").toArray(String[]::new);

    private static final DescribedPredicate<JavaClass> RULES = simpleNameEndingWith("Decisions")
            .or(assignableTo(Event.class))
            .or(assignableTo(State.class))
            .or(assignableTo(Refusal.class))
            .or(resideInAPackage(LEDGER + "posting.."))
            .and(resideInAPackage("org.sunledger.ledger.."))
            .as("decisions, events, states, refusals and postings");

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void the_classes_are_there() {
        assertThat(CLASSES.size()).isGreaterThan(300);
    }

    @Test
    void rule_1_the_ledger_knows_nobody_and_the_views_know_no_front_door() {
        check(noClasses()
                .that()
                .resideInAPackage("org.sunledger.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sunledger.projections..", "org.sunledger.api..")
                .because("what is true does not depend on how it is seen or how people come in"));
        check(noClasses()
                .that()
                .resideInAPackage("org.sunledger.projections..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sunledger.api..")
                .because("views are read by whoever asks"));
    }

    @Test
    void rule_2_rules_are_plain_java() {
        check(noClasses()
                .that(RULES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.axonframework..",
                        "java.sql..",
                        "javax.sql..",
                        "com.fasterxml..",
                        "tools.jackson..")
                .because("a rule that is read in ten years should need no framework to be understood"));
    }

    @Test
    void rule_3_features_look_only_to_the_left() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("shared")
                .definedBy(LEDGER + "shared..")
                .layer("registries")
                .definedBy(LEDGER + "party..", LEDGER + "registry..", LEDGER + "period..")
                .layer("fund")
                .definedBy(LEDGER + "fund..")
                .layer("project")
                .definedBy(LEDGER + "project..")
                .layer("asset")
                .definedBy(LEDGER + "asset..")
                .layer("notice")
                .definedBy(LEDGER + "notice..")
                .layer("supervision")
                .definedBy(LEDGER + "supervision..")
                .layer("bytes")
                .definedBy(LEDGER + "posting..", LEDGER + "wire..")
                .whereLayer("bytes")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("supervision")
                .mayOnlyBeAccessedByLayers("bytes")
                .whereLayer("notice")
                .mayOnlyBeAccessedByLayers("supervision", "bytes")
                .whereLayer("asset")
                .mayOnlyBeAccessedByLayers("notice", "supervision", "bytes")
                .whereLayer("project")
                .mayOnlyBeAccessedByLayers("asset", "notice", "supervision", "bytes")
                .whereLayer("fund")
                .mayOnlyBeAccessedByLayers("project", "asset", "notice", "supervision", "bytes")
                .whereLayer("registries")
                .mayOnlyBeAccessedByLayers("fund", "project", "asset", "notice", "supervision", "bytes")
                .because("a policy lives in the later feature, so there are no cycles"));
    }

    @Test
    void rule_4_features_meet_in_ids_events_commands_and_questions() {
        for (var feature : FEATURES) {
            var own = LEDGER + feature + "..";
            check(noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(FEATURE_PACKAGES)
                            .and(not(resideInAPackage(own)))
                            .and(simpleNameEndingWith("Decisions")
                                    .or(simpleNameEndingWith("Aggregate"))
                                    .or(assignableTo(State.class))))
                    .allowEmptyShould(true)
                    .because("another feature's state and rules are its own affair; ask its questions"));
        }
    }

    @Test
    void rule_5_decisions_never_evolve() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Decisions")
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("evolve") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTarget().getName().equals("evolve");
                    }
                })
                .because("what has not been recorded has not happened"));
    }

    @Test
    void rule_6_only_adapters_and_the_vault_touch_the_database() {
        check(noClasses()
                .that()
                .resideInAPackage("org.sunledger.ledger..")
                .and(not(resideInAnyPackage(
                        LEDGER + "journal.postgres..", LEDGER + "journal.eventstoredb..", LEDGER + "party..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "com.eventstore..")
                .because("rules and shells know journals, not databases"));
        check(noClasses()
                .that(resideInAPackage("org.sunledger..")
                        .and(not(resideInAPackage(LEDGER + "journal.eventstoredb.node.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.eventstore..", "io.grpc..")
                .because("another client of EventStoreDB can take the place of today's behind one port"));
        check(noClasses()
                .that()
                .resideInAnyPackage(FEATURE_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LEDGER + "journal..")
                .because("features and journal do not know each other"));
        check(noClasses()
                .that()
                .resideInAPackage(LEDGER + "journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEATURE_PACKAGES)
                .because("features and journal do not know each other"));
    }

    @Test
    void rule_7_the_strangers_checker_stands_alone() {
        check(classes()
                .that()
                .resideInAPackage(LEDGER + "seal.check..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", LEDGER + "seal..", "org.jspecify..")
                .allowEmptyShould(true)
                .because("whoever checks us should need nothing of ours but this"));
    }

    @Test
    void rule_8_rules_and_folds_ask_no_clock_and_throw_no_dice() {
        check(noClasses()
                .that(resideInAnyPackage(FEATURE_PACKAGES)
                        .and(not(resideInAPackage(LEDGER + "party..")))
                        .or(resideInAnyPackage(
                                LEDGER + "shared..", LEDGER + "posting..", "org.sunledger.projections..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .because("the same history must give the same events; a clock enters at the edge"));
    }

    @Test
    void rule_9_no_inexact_number_is_kept() {
        for (var type : List.of(float.class, double.class, Float.class, Double.class, BigDecimal.class)) {
            check(fields().that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("org.sunledger.ledger..")
                    .should()
                    .notHaveRawType(type)
                    .because("amounts are whole fen"));
        }
    }

    @Test
    void rule_10_folds_know_no_framework_and_no_table() {
        check(noClasses()
                .that()
                .areAssignableTo(Projection.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework..", "java.sql..", "javax.sql..", "org.springframework..")
                .because("live processing, rebuild and replay run the same fold"));
        check(classes()
                .that()
                .areAssignableTo(Table.class)
                .and()
                .areNotInterfaces()
                .should()
                .haveSimpleNameEndingWith("Table")
                .because("the only code that writes a table bears its name"));
    }

    @Test
    void rule_11_resources_are_closed_and_know_no_aggregate_and_no_table() {
        check(classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .and()
                .resideInAPackage("org.sunledger.api..")
                .should()
                .notHaveModifier(PUBLIC)
                .because("a resource is reached by its address"));
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat(simpleNameEndingWith("Aggregate")
                        .or(simpleNameEndingWith("Table").and(resideInAPackage("org.sunledger..")))
                        .or(simpleNameEndingWith("Decisions"))
                        .or(resideInAnyPackage("java.sql..", "javax.sql..", "org.axonframework..")))
                .because("the front door decides nothing and writes no row"));
    }

    @Test
    void rule_12_one_place_says_no_and_one_place_reads_who_asks() {
        check(noClasses()
                .that(resideInAPackage("org.sunledger..").and(not(resideInAPackage("org.sunledger.api.problem.."))))
                .should()
                .dependOnClassesThat(assignableTo(ProblemDetail.class))
                .because("a client learns one form of refusal"));
        check(noClasses()
                .that(resideInAPackage("org.sunledger..").and(not(resideInAPackage("org.sunledger.api.security.."))))
                .should()
                .dependOnClassesThat(assignableTo(SecurityContextHolder.class))
                .because("who acts is a value everywhere else"));
    }

    @Test
    void rule_13_only_the_vault_holds_personal_data() {
        check(noClasses()
                .that(resideInAnyPackage("org.sunledger.ledger..", "org.sunledger.projections..")
                        .and(not(resideInAPackage(LEDGER + "party.."))))
                .should()
                .dependOnClassesThat(assignableTo(PartyRecord.class))
                .because("a name never enters an event or a view in the clear"));
        check(noClasses()
                .that(resideInAPackage("org.sunledger.api..")
                        .and(not(resideInAnyPackage(
                                "org.sunledger.api.party..",
                                "org.sunledger.api.demo..",
                                "org.sunledger.api.importing.."))))
                .should()
                .dependOnClassesThat(assignableTo(PartyRecord.class))
                .because("names come in at one place and go out masked"));
    }

    @Test
    void questions_are_answered_from_history_alone() {
        check(noClasses()
                .that(assignableTo(Question.class).and(not(simpleName("Question"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.axonframework..")
                .because("an answer that is written into an event must be found again"));
    }

    @Test
    void the_checker_of_the_views_knows_bytes_and_rows_and_nothing_between() {
        check(noClasses()
                .that()
                .resideInAPackage("org.sunledger.projections.check..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sunledger..")
                        .and(not(resideInAnyPackage(
                                "org.sunledger.projections.check..",
                                LEDGER + "journal",
                                LEDGER + "journal.transfer",
                                LEDGER + "shared")))
                        .and(not(assignableTo(Reader.class))))
                .because("a mistake in a posting or a fold must not be made a second time by whoever looks for it"));
        check(noClasses()
                .that()
                .resideInAPackage("org.sunledger.projections.check..")
                .should()
                .dependOnClassesThat(assignableTo(Event.class).or(simpleName("Amount")))
                .because("it reads the stored bytes itself"));
    }
}
