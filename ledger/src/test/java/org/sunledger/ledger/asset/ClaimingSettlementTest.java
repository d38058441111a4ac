package org.sunledger.ledger.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.asset.AssetExamples.A4;
import static org.sunledger.ledger.asset.AssetExamples.CONFIRM;
import static org.sunledger.ledger.asset.AssetExamples.DOC;
import static org.sunledger.ledger.asset.AssetExamples.P3;
import static org.sunledger.ledger.asset.AssetExamples.P4;
import static org.sunledger.ledger.asset.AssetExamples.VALUE;
import static org.sunledger.ledger.asset.AssetExamples.of;
import static org.sunledger.ledger.asset.AssetExamples.profile;
import static org.sunledger.ledger.asset.AssetExamples.settled;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.PROJECT_2;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.ZHESHAN_TOWN;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.asset.AssetCommand.ConfirmTitle;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.asset.AssetEvent.OwnerLevel;
import org.sunledger.ledger.notice.NoticeExamples;
import org.sunledger.ledger.notice.SeededLedger;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueReleased;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Rejection;

/** Two assets that both counted on the same settlement: the first keeps it, the second gives everything back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimingSettlementTest {
    private static final AssetId LATER = AssetId.of("00000000-0000-4000-8000-000000000a05");
    private static final Amount FEN = Amount.ofFen(1);

    @Test
    void the_second_registration_is_abandoned_and_gives_back_what_it_took() {
        try (var ledger = new SeededLedger()) {
            register(ledger);
            ledger.settle();

            assertThat(ledger.events(P4.stream()).getLast()).isEqualTo(new AssetValueClaimed(P4, A4.value(), VALUE));
            assertThat(ledger.events(LATER.stream()).getLast())
                    .isEqualTo(new AssetRegistrationAbandoned(LATER, P4.value()));
            assertThat(ledger.events(P3.stream()))
                    .endsWith(
                            new AssetValueClaimed(P3, LATER.value(), FEN),
                            new AssetValueReleased(P3, LATER.value(), FEN));

            ledger.send(PROJECT_2, "2019-05-01", CONFIRM);
            var refused = catchThrowableOfType(
                    Rejection.class,
                    () -> ledger.send(PROJECT_2, "2019-05-01", new ConfirmTitle(LATER, OwnerLevel.TOWN, UNIT, DOC)));
            assertThat(refused.refusal()).isEqualTo(AssetRefusal.REGISTRATION_ABANDONED);

            var before = ledger.size();
            ledger.restart();
            assertThat(ledger.size()).isEqualTo(before);
        }
    }

    @Test
    void a_program_that_dies_after_any_record_is_finished_by_the_next() {
        try (var ledger = new SeededLedger()) {
            register(ledger);
            var begun = ledger.size();
            ledger.settle();
            for (int died = begun; died <= ledger.size(); died++) {
                try (var survivor = ledger.diedAfter(died)) {
                    assertThat(survivor.streams()).isEqualTo(ledger.streams());
                }
            }
            assertThat(ledger.size()).isEqualTo(begun + 4);
        }
    }

    /** Both ask before either has claimed, so both are registered. */
    private static void register(SeededLedger ledger) {
        ledger.given(VILLAGE, "2019-01-10", NoticeExamples.proposed(P3, ZHESHAN_TOWN));
        ledger.given(VILLAGE, "2019-01-10", NoticeExamples.proposed(P4, ZHESHAN_TOWN));
        ledger.given(APPROVER, "2019-03-12", settled(P3, VALUE));
        ledger.given(APPROVER, "2019-03-12", settled(P4, VALUE));
        ledger.sendOnly(PROJECT, "2019-04-01", AssetExamples.register(VALUE));
        ledger.sendOnly(
                PROJECT, "2019-04-01", new RegisterAsset(LATER, profile(FEN.plus(FEN), of(P4, FEN), of(P3, FEN))));
    }
}
