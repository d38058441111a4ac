package org.sunledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.notice.NoticeCommand.WithdrawNotice;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ClearanceCommand.OverrideHold;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.PipelineCommand.DelistProject;
import org.sunledger.ledger.project.ProjectAggregate;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.ProjectRefusal;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.Reasons;

/** Whoever says no, or takes back, says why: by a code that tells it, else in words. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SayingWhyTest {
    private static final UUID ID = new UUID(1, 1);
    private static final ProjectId P = new ProjectId(ID);

    /** domain.md stars their reason, and no code stands for it. */
    static final List<Command> IN_WORDS = List.of(
            new EnterReversal(P, ID, ID),
            new DelistProject(P, new DocNo("安扶组发〔2018〕4号")),
            new WithdrawAllocation(P, new AllocationId(ID)),
            new OverrideHold(P, ID),
            new WithdrawNotice(new NoticeId(ID)));

    @ParameterizedTest
    @FieldSource("IN_WORDS")
    void what_no_code_explains_needs_words(Command command) {
        assertThat(command.needsReason()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_returned_entry_needs_words_only_where_its_code_tells_nothing(FundEvent.RejectionReason code) {
        assertThat(new RejectFundEntry(new FundId(ID), ID, code).needsReason())
                .isEqualTo(code == FundEvent.RejectionReason.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void so_does_a_returned_request(DisbursementEvent.RejectionReason code) {
        assertThat(new RejectDisbursement(P, new DisbursementId(ID), code).needsReason())
                .isEqualTo(code == DisbursementEvent.RejectionReason.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void and_what_the_bank_sent_back(ReturnReason code) {
        var command = new EnterReturn(P, new DisbursementId(ID), Amount.ofFen(1), new BankRef("TP-1"), code);
        assertThat(command.needsReason()).isEqualTo(code == ReturnReason.OTHER);
    }

    @Test
    void whoever_confirms_a_reversal_need_not_repeat_its_reason() {
        assertThat(new ConfirmReversal(P, ID).needsReason()).isFalse();
    }

    @Test
    void a_reversal_and_a_delisting_without_a_word_are_refused() {
        assertThat(refusalsOf(MAKER, new EnterReversal(P, ID, ID), false)).contains(SharedRefusal.REASON_MISSING);
        assertThat(refusalsOf(MAKER, new EnterReversal(P, ID, ID), true)).doesNotContain(SharedRefusal.REASON_MISSING);
        var delist = new DelistProject(P, new DocNo("安扶组发〔2018〕4号"));
        assertThat(refusalsOf(PROJECT, delist, false)).contains(SharedRefusal.REASON_MISSING);
        assertThat(refusalsOf(PROJECT, delist, true)).doesNotContain(SharedRefusal.REASON_MISSING);
    }

    /** An automation acts in the maker's name and tells by code why. */
    @Test
    void an_automation_types_nothing() {
        var reject = new RejectDisbursement(P, new DisbursementId(ID), DisbursementEvent.RejectionReason.OTHER);
        var then = LedgerFixture.of(ProjectAggregate.class).whenAutomated(CHECKER, "2018-05-08", reject);
        then.expectRefusals(ProjectRefusal.UNKNOWN_PROJECT);
    }

    /** Of a project that does not exist: every refusal is told, whatever else is wrong. */
    private static Set<Object> refusalsOf(Actor by, Command command, boolean isSaid) {
        var told = new HashSet<Object>();
        LedgerFixture.of(ProjectAggregate.class)
                .when(by, "2018-05-08", command, r -> isSaid ? r.withReason(Reasons.SAID) : r)
                .expectRejection(rejection -> rejection.refusals().forEach(each -> told.add(each.refusal())));
        return told;
    }
}
