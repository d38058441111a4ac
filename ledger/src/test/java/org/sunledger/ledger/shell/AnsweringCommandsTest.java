package org.sunledger.ledger.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnsweringCommandsTest {
    private static final ClaimKey KEY = ClaimKey.of(new BankRef("B-1"));
    private static final Holder HOLDER = new Holder("Project/p", UUID.randomUUID());
    private static final TakeClaim TAKE = new TakeClaim(KEY, HOLDER);

    @Test
    void a_first_command_creates_the_stream_and_all_its_events_are_recorded() {
        LedgerFixture.of(ProbeShell.class)
                .whenAutomated(TestActors.TREASURY, "2018-05-08", TAKE)
                .expectEvents(new ClaimTaken(KEY, HOLDER), new ClaimTaken(KEY, HOLDER));
    }

    @Test
    void a_person_may_not_ask_what_is_for_automations() {
        LedgerFixture.of(ProbeShell.class)
                .when(TestActors.TREASURY, "2018-05-08", TAKE)
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    @Test
    void a_date_after_today_and_a_wrong_role_are_told_together_by_invariant() {
        LedgerFixture.of(ProbeShell.class)
                .today("2018-05-07")
                .when(TestActors.TREASURY, "2018-05-08", TAKE)
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED, SharedRefusal.DATE_IN_FUTURE);
    }

    @Test
    void a_date_before_the_streams_first_one_is_refused() {
        LedgerFixture.of(ProbeShell.class)
                .given(TestActors.TREASURY, "2018-05-08", new ClaimTaken(KEY, HOLDER))
                .when(TestActors.TREASURY, "2018-05-07", TAKE)
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED, SharedRefusal.DATE_BEFORE_STREAM);
    }

    @Test
    void a_stale_version_is_refused_and_the_current_one_is_told() {
        LedgerFixture.of(ProbeShell.class)
                .given(TestActors.TREASURY, "2018-05-08", new ClaimTaken(KEY, HOLDER), new ClaimTaken(KEY, HOLDER))
                .when(TestActors.TREASURY, "2018-05-08", TAKE, r -> r.expecting(0L))
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED, SharedRefusal.STALE_VERSION);
    }

    @Test
    void rejections_carry_every_refusal_in_both_languages() {
        var rejection = catchThrowableOfType(Rejection.class, () -> {
            throw SharedRefusal.STALE_VERSION.because("expected", 1L, "actual", 2L);
        });
        assertThat(rejection.first().chinese()).isEqualTo("数据已被他人更新,请刷新:您看到的是第 1 版,现为第 2 版。");
    }
}
