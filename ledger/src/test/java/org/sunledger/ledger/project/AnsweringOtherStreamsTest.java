package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.project.ProjectExamples.ACCEPTED;
import static org.sunledger.ledger.project.ProjectExamples.ASSET;
import static org.sunledger.ledger.project.ProjectExamples.NOBODY;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PLACE;
import static org.sunledger.ledger.project.ProjectExamples.SETTLED;
import static org.sunledger.ledger.project.ProjectExamples.SETTLEMENT_PROPOSED;
import static org.sunledger.ledger.project.ProjectExamples.and;
import static org.sunledger.ledger.project.ProjectExamples.startedEvents;
import static org.sunledger.ledger.shell.TestActors.PROJECT;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shell.GivenFacts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnsweringOtherStreamsTest {
    private static final LocalDate DAY = LocalDate.of(2018, 10, 15);

    @Test
    void a_project_that_was_never_proposed_does_not_exist() {
        var standing = new GivenFacts().ask(ProjectStanding.of(P)).value();
        assertThat(standing.exists()).isFalse();
        assertThat(standing.division()).isNull();
    }

    @Test
    void a_project_tells_where_it_lies_and_how_far_it_is() {
        var standing = history(startedEvents(300)).ask(ProjectStanding.of(P)).value();
        assertThat(standing).isEqualTo(new ProjectStanding(PLACE, Stage.STARTED));
    }

    @Test
    void a_settlement_tells_what_of_it_has_become_assets() {
        var before = history(startedEvents(300)).ask(SettlementStanding.of(P)).value();
        assertThat(before.settlement()).isNull();
        assertThat(before.unclaimedFen()).isZero();

        var claimed = history(and(
                startedEvents(300),
                ACCEPTED,
                SETTLEMENT_PROPOSED,
                SETTLED,
                new AssetValueClaimed(P, ASSET, Amount.ofYuan(1_000_000))));
        var standing = claimed.ask(SettlementStanding.of(P)).value();
        assertThat(standing.settlement()).isEqualTo(Amount.ofYuan(1_940_000));
        assertThat(standing.claimed()).containsOnlyKeys(ASSET);
        assertThat(standing.unclaimedFen()).isEqualTo(94_000_000);
        var claim = claimed.ask(AssetValueClaim.of(P, ASSET)).value();
        assertThat(claim.isHeld(Amount.ofYuan(1_000_000))).isTrue();
        assertThat(claim.isHeld(Amount.ofYuan(999_999))).isFalse();
        assertThat(claimed.ask(AssetValueClaim.of(P, NOBODY)).value().isHeld(Amount.ZERO))
                .isFalse();
    }

    private static GivenFacts history(List<ProjectEvent> events) {
        var facts = new GivenFacts();
        for (var event : events) facts.add(PROJECT, DAY, event);
        return facts;
    }
}
