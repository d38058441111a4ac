package org.sunledger.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.TREASURY;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.registry.ClaimCommand.ReleaseClaim;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimEvent.ClaimReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimingValuesTest {
    private static final String DAY = "2018-05-08";
    private static final ClaimKey KEY = ClaimKey.of(new BankRef("TK-1"));
    private static final Holder FIRST = new Holder("Fund/f", UUID.fromString("00000000-0000-0000-0000-000000000001"));
    private static final Holder SECOND = new Holder("Fund/g", UUID.fromString("00000000-0000-0000-0000-000000000001"));

    @Test
    void a_free_value_is_taken_and_its_holder_may_take_it_again() {
        claim().whenAutomated(TREASURY, DAY, new TakeClaim(KEY, FIRST)).expectEvents(new ClaimTaken(KEY, FIRST));
        claim().given(TREASURY, DAY, new ClaimTaken(KEY, FIRST))
                .whenAutomated(TREASURY, DAY, new TakeClaim(KEY, FIRST))
                .expectNothing();
    }

    @Test
    void a_held_value_is_refused_to_everybody_else() {
        claim().given(TREASURY, DAY, new ClaimTaken(KEY, FIRST))
                .whenAutomated(TREASURY, DAY, new TakeClaim(KEY, SECOND))
                .expectRefusals(RegistryRefusal.CLAIM_HELD)
                .expectSentences(
                        "票据/流水号重复,疑似重复报账:银行流水号 TK-1 已由 Fund/f 使用。",
                        "TK-1 is already used by Fund/f; this looks like a second claim for the same payment.");
    }

    @Test
    void only_its_holder_lets_a_value_go() {
        claim().given(TREASURY, DAY, new ClaimTaken(KEY, FIRST))
                .whenAutomated(TREASURY, DAY, new ReleaseClaim(KEY, FIRST))
                .expectEvents(new ClaimReleased(KEY, FIRST));
        claim().given(TREASURY, DAY, new ClaimTaken(KEY, FIRST))
                .whenAutomated(TREASURY, DAY, new ReleaseClaim(KEY, SECOND))
                .expectNothing();
        claim().given(TREASURY, DAY, new ClaimTaken(KEY, FIRST), new ClaimReleased(KEY, FIRST))
                .whenAutomated(TREASURY, DAY, new TakeClaim(KEY, SECOND))
                .expectEvents(new ClaimTaken(KEY, SECOND));
    }

    @Test
    void a_value_that_nobody_ever_held_is_let_go_without_a_word() {
        claim().whenAutomated(TREASURY, DAY, new ReleaseClaim(KEY, FIRST)).expectNothing();
    }

    @Test
    void people_do_not_claim() {
        claim().when(TREASURY, DAY, new TakeClaim(KEY, FIRST)).expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    @Test
    void writing_a_number_otherwise_does_not_make_it_another_value() {
        assertThat(ClaimKey.voucher("发票", " 0012 34ａ", "安丘市某公司"))
                .isEqualTo(ClaimKey.voucher("发票", "001234A", "安丘市某公司"));
        assertThat(ClaimKey.voucher("TK-1", "", "").stream()).isNotEqualTo(KEY.stream());
    }

    private static LedgerFixture<ClaimAggregate> claim() {
        return LedgerFixture.of(ClaimAggregate.class);
    }
}
