package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.FINDING;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.PLACE;
import static org.sunledger.ledger.project.ProjectExamples.POOL_RETURN;
import static org.sunledger.ledger.project.ProjectExamples.R1;
import static org.sunledger.ledger.project.ProjectExamples.RECEIPT;
import static org.sunledger.ledger.project.ProjectExamples.REDUCTION;
import static org.sunledger.ledger.project.ProjectExamples.REVERSAL;
import static org.sunledger.ledger.project.ProjectExamples.allocation;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectExamples.sum;
import static org.sunledger.ledger.project.ProjectStory.OF_Q;
import static org.sunledger.ledger.project.ProjectStory.Q;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.ClearanceCommand.RecordFindingClosure;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryCommand.RejectRecoveryReceipt;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Receipt;

/**
 * Every command of a project that touches other streams, killed after each of its appends: the program starts again, the
 * clerk sends the same request, and journal and answer are those of an undisturbed day.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DyingBetweenStreamsTest {
    private static final UUID KEY = UUID.fromString("00000000-0000-0000-0000-00000000aaaa");
    private static final String DAY = "2018-05-08";
    private static final Amount SOME = Amount.ofYuan(300_000);
    private static final BankRef BACK = new BankRef("TP-1");

    /** What happened before, and the request that dies. */
    enum Story {
        APPROVING_AN_ALLOCATION {
            @Override
            void before(ProjectStory s) {
                s.send(PROJECT, "2018-03-20", propose(P, A1, split(s)));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, APPROVER, "2018-03-26", new ApproveAllocation(P, A1, DOC, null));
            }
        },
        LOSING_A_RACE_FOR_A_POOL {
            @Override
            void before(ProjectStory s) {
                s.send(PROJECT, "2018-03-20", propose(P, A1, split(s)));
                s.send(PROJECT, "2018-03-20", propose(Q, OF_Q, split(s)));
                s.sendOnly(APPROVER, "2018-03-26", new ApproveAllocation(P, A1, DOC, null));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, APPROVER, "2018-03-26", new ApproveAllocation(Q, OF_Q, DOC, null));
            }
        },
        WITHDRAWING_A_DECISION {
            @Override
            void before(ProjectStory s) {
                s.decide(P, A1, split(s));
                s.settle();
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, APPROVER, "2018-03-26", new WithdrawAllocation(P, A1));
            }
        },
        REDUCING_AN_ALLOCATION {
            @Override
            void before(ProjectStory s) {
                s.ready(P, A1, split(s));
                s.send(PROJECT, DAY, new ProposeReduction(P, A1, REDUCTION, SOME, ReductionReason.AUDIT_SURPLUS, DOC));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, APPROVER, DAY, new ReduceAllocation(P, A1, REDUCTION));
            }
        },
        REQUESTING_A_DISBURSEMENT {
            @Override
            void before(ProjectStory s) {
                s.ready(P, A1, split(s));
            }

            @Override
            Receipt act(ProjectStory s) {
                var half = Amount.ofYuan(150_000);
                var vouchers = List.of(
                        new Voucher("发票", "1", "某公司", "ab".repeat(32), half),
                        new Voucher("发票", "2", "某公司", "ab".repeat(32), half));
                return s.send(
                        KEY,
                        VILLAGE,
                        DAY,
                        new RequestDisbursement(P, D1, A1, null, PAYEE, SOME, Kind.PREPAYMENT, vouchers));
            }
        },
        REJECTING_A_DISBURSEMENT {
            @Override
            void before(ProjectStory s) {
                s.ready(P, A1, split(s));
                s.send(VILLAGE, DAY, s.request(D1, P, A1, SOME, "1"));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, CHECKER, DAY, new RejectDisbursement(P, D1, RejectionReason.WRONG_AMOUNT));
            }
        },
        PAYING {
            @Override
            void before(ProjectStory s) {
                s.ready(P, A1, split(s));
                s.send(VILLAGE, DAY, s.request(D1, P, A1, SOME, "1"));
                s.approve(DAY, P, D1);
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, TREASURY, DAY, new PayDisbursement(P, D1, BANK));
            }
        },
        ENTERING_A_RETURN {
            @Override
            void before(ProjectStory s) {
                PAYING.before(s);
                s.send(TREASURY, DAY, new PayDisbursement(P, D1, BANK));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, TREASURY, DAY, new EnterReturn(P, D1, SOME, BACK, ReturnReason.OTHER));
            }
        },
        CONFIRMING_A_RETURN {
            @Override
            void before(ProjectStory s) {
                ENTERING_A_RETURN.before(s);
                s.send(TREASURY, DAY, new EnterReturn(P, D1, SOME, BACK, ReturnReason.OTHER));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, CHECKER, DAY, new ConfirmReturn(P, D1));
            }
        },
        REVERSING_A_PAYMENT {
            @Override
            void before(ProjectStory s) {
                ENTERING_A_RETURN.before(s);
                s.send(
                        MAKER,
                        DAY,
                        new EnterReversal(
                                P, REVERSAL, s.last(DisbursementPaid.class).eventId()));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, CHECKER, DAY, new ConfirmReversal(P, REVERSAL));
            }
        },
        ENTERING_A_RECEIPT {
            @Override
            void before(ProjectStory s) {
                ENTERING_A_RETURN.before(s);
                s.send(
                        PROJECT,
                        DAY,
                        new OrderRecovery(
                                P, R1, A1, RecoveryEvent.Kind.TO_POOL, PAYEE, SOME, FINDING, LocalDate.of(2019, 1, 1)));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, TREASURY, DAY, new EnterRecoveryReceipt(P, R1, RECEIPT, SOME, BANK_2));
            }
        },
        REJECTING_A_RECEIPT {
            @Override
            void before(ProjectStory s) {
                ENTERING_A_RECEIPT.before(s);
                s.send(TREASURY, DAY, new EnterRecoveryReceipt(P, R1, RECEIPT, SOME, BANK_2));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, CHECKER, DAY, new RejectRecoveryReceipt(P, R1, RECEIPT));
            }
        },
        RETURNING_TO_THE_POOL {
            @Override
            void before(ProjectStory s) {
                REJECTING_A_RECEIPT.before(s);
                s.send(CHECKER, DAY, new ConfirmRecoveryReceipt(P, R1, RECEIPT));
                s.tell(AUDITOR, DAY, new RecordFindingClosure(P, FINDING));
                s.send(MAKER, DAY, new EnterPoolReturn(P, R1, POOL_RETURN, SOME));
            }

            @Override
            Receipt act(ProjectStory s) {
                return s.send(KEY, CHECKER, DAY, new ConfirmPoolReturn(P, R1, POOL_RETURN));
            }
        };

        abstract void before(ProjectStory s);

        abstract Receipt act(ProjectStory s);
    }

    @ParameterizedTest
    @EnumSource
    void ends_as_if_nothing_had_happened(Story story) {
        Receipt expected;
        List<String> events;
        try (var undisturbed = new ProjectStory(2_400_000, 800_000)) {
            story.before(undisturbed);
            var before = undisturbed.head();
            expected = story.act(undisturbed);
            events = undisturbed.factsAfter(before);
        }
        assertThat(events).as("a command that touches other streams").hasSizeGreaterThan(1);
        for (int appends = 1; appends <= events.size(); appends++) {
            try (var disturbed = new ProjectStory(2_400_000, 800_000)) {
                story.before(disturbed);
                var before = disturbed.head();
                disturbed.dieAfter(appends);
                assertThatThrownBy(() -> story.act(disturbed))
                        .as("death after %s", appends)
                        .isNotNull();
                disturbed.restart();
                assertThat(story.act(disturbed)).isEqualTo(expected);
                assertThat(disturbed.factsAfter(before))
                        .as("after death %s", appends)
                        .isEqualTo(events);
            }
        }
    }

    private static ProposeAllocation propose(ProjectId project, AllocationId allocation, List<FundLine> split) {
        return new ProposeAllocation(
                project, allocation, PLACE, List.of(), sum(split), 2018, split, "因素法", Method.FACTOR);
    }

    private static List<FundLine> split(ProjectStory story) {
        return List.of(line(story.first, 1_200_000), line(story.second, 800_000));
    }
}
