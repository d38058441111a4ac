package org.sunledger.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.registry.RuleSetCommand.PublishRuleSet;
import org.sunledger.ledger.registry.RuleSetEvent.Certainty;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.Provoked;
import org.sunledger.ledger.shell.TestActors;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishingRulesTest {
    private static final String RULES = "test";
    private static final LocalDate MAY = LocalDate.of(2018, 5, 1);
    private static final List<RuleParameter> PARAMS =
            List.of(new RuleParameter("retention.max.bp", 300, "bp", "建质〔2017〕138号", Certainty.LAW_UNREAD));

    @Test
    void versions_count_from_one_without_a_gap() {
        rules().when(APPROVER, "2018-05-01", publish(1, MAY)).expectEvents(published(1, MAY));
        rules().when(APPROVER, "2018-05-01", publish(2, MAY)).expectRefusals(RegistryRefusal.RULES_VERSION_NOT_NEXT);
        rules().given(APPROVER, "2018-05-01", published(1, MAY))
                .when(APPROVER, "2018-05-01", publish(1, MAY))
                .expectRefusals(RegistryRefusal.RULES_VERSION_NOT_NEXT);
    }

    @Test
    void a_version_comes_into_force_on_the_same_day_as_the_one_before_or_later() {
        rules().given(APPROVER, "2018-05-01", published(1, MAY))
                .when(APPROVER, "2018-05-02", publish(2, MAY))
                .expectEvents(published(2, MAY));
        rules().given(APPROVER, "2018-05-01", published(1, MAY))
                .when(APPROVER, "2018-05-02", publish(2, MAY.minusDays(1)))
                .expectRefusals(RegistryRefusal.RULES_BEFORE_PREVIOUS);
    }

    @Test
    void only_the_county_publishes_rules() {
        rules().when(TestActors.actor("town-leader", Role.APPROVER, ZHESHAN_TOWN), "2018-05-01", publish(1, MAY))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void a_parameter_has_one_value() {
        var twice = List.of(PARAMS.getFirst(), PARAMS.getFirst());
        assertThatThrownBy(() -> new PublishRuleSet(RULES, 1, null, MAY, null, twice))
                .isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> new PublishRuleSet(RULES, 1, null, MAY, MAY.minusDays(1), PARAMS))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void the_default_rules_can_be_published_and_tell_each_value_with_its_source() {
        var versions = DefaultRules.versions();
        var state = new RuleSet();
        var facts = new GivenFacts();
        var units = new HashSet<String>();
        for (var version : versions) {
            var event = RuleSetDecisions.decide(state, version, Provoked.context(APPROVER, MAY, facts))
                    .getFirst();
            Provoked.after(state, APPROVER, MAY, event);
            facts.add(APPROVER, MAY, event);
            for (var param : version.params()) {
                units.add(param.unit());
                assertThat(param.source()).isNotBlank();
            }
        }
        assertThat(units)
                .containsExactlyInAnyOrder("bp", "fen", "days", "workingDays", "months", "years", "items", "bool");

        var before = facts.ask(Rules.on(LocalDate.of(2018, 6, 18))).value();
        var after = facts.ask(Rules.on(LocalDate.of(2018, 6, 19))).value();
        assertThat(before.value("match.ratio.bp")).isEqualTo(8000);
        assertThat(after.value("match.ratio.bp")).isEqualTo(9000);
        assertThat(after.value("retention.max.bp")).isEqualTo(300);
        assertThat(after.value("village.floor.normal.fen")).isEqualTo(400_000_000);
        assertThatThrownBy(() -> before.value("village.floor.normal.fen"))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(RegistryRefusal.PARAMETER_MISSING));
        assertThat(DefaultRules.versionsUntil(LocalDate.of(2018, 6, 18))).hasSize(1);
        assertThat(DefaultRules.versionsUntil(LocalDate.of(2020, 12, 31))).hasSize(2);
    }

    private static LedgerFixture<RuleSetAggregate> rules() {
        return LedgerFixture.of(RuleSetAggregate.class);
    }

    private static PublishRuleSet publish(int version, LocalDate from) {
        return new PublishRuleSet(RULES, version, null, from, null, PARAMS);
    }

    private static RuleSetPublished published(int version, LocalDate from) {
        return new RuleSetPublished(RULES, version, null, from, null, PARAMS);
    }
}
