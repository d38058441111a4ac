package org.sunledger.projections.waiting;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundCommand;
import org.sunledger.ledger.notice.NoticeCommand;
import org.sunledger.ledger.period.PeriodCommand;
import org.sunledger.ledger.project.AllocationCommand;
import org.sunledger.ledger.project.DisbursementCommand;
import org.sunledger.ledger.project.MilestoneCommand;
import org.sunledger.ledger.project.PipelineCommand;
import org.sunledger.ledger.project.RecoveryCommand;
import org.sunledger.ledger.project.ReversalCommand;
import org.sunledger.ledger.project.SettlementCommand;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.supervision.FindingCommand;

/** 待办事项: a step that another person takes after the one before (domain.md section 8). Which roles may, the command says. */
public enum Decision {
    FUND_REGISTRATION(
            "登记指标:待复核",
            "fund to be confirmed",
            FundCommand.RegisterFund.class,
            FundCommand.RejectFundEntry.class,
            Mending.of("登记指标:已退回", "fund returned", FundCommand.EnterFund.class)),
    ARRIVAL(
            "到账:待复核",
            "arrival to be confirmed",
            FundCommand.ConfirmArrival.class,
            FundCommand.RejectFundEntry.class,
            Mending.of("到账:已退回", "arrival returned", FundCommand.EnterArrival.class)),
    ADJUSTMENT(
            "调整指标:待复核",
            "adjustment to be confirmed",
            FundCommand.ConfirmAdjustment.class,
            FundCommand.RejectFundEntry.class,
            Mending.of("调整指标:已退回", "adjustment returned", FundCommand.EnterAdjustment.class)),
    WITHDRAWAL(
            "上级收回:待复核",
            "withdrawal to be confirmed",
            FundCommand.ConfirmWithdrawal.class,
            FundCommand.RejectFundEntry.class,
            Mending.of("上级收回:已退回", "withdrawal returned", FundCommand.EnterWithdrawal.class)),
    ALLOCATION_APPROVAL("资金分配:待审定", "allocation to be approved", AllocationCommand.ApproveAllocation.class),
    ALLOCATION_ISSUE("资金分配:待下达", "allocation to be issued", AllocationCommand.IssueAllocation.class),
    REDUCTION("调减:待审批", "reduction to be approved", AllocationCommand.ReduceAllocation.class),
    DISBURSEMENT_REVIEW(
            "拨付申请:待业务审核",
            "disbursement to be reviewed",
            DisbursementCommand.ReviewDisbursement.class,
            DisbursementCommand.RejectDisbursement.class,
            Mending.of("拨付申请:已退回", "disbursement request returned", DisbursementCommand.RequestDisbursement.class)),
    DISBURSEMENT_APPROVAL(
            "拨付申请:待财政审核",
            "disbursement to be approved",
            DisbursementCommand.ApproveDisbursement.class,
            DisbursementCommand.RejectDisbursement.class,
            null),
    PAYMENT("拨付:待支付", "disbursement to be paid", DisbursementCommand.PayDisbursement.class),
    RETURNED_PAYMENT("退票:待复核", "returned payment to be confirmed", DisbursementCommand.ConfirmReturn.class),
    RECOVERY_RECEIPT(
            "追回到账:待复核",
            "recovery receipt to be confirmed",
            RecoveryCommand.ConfirmRecoveryReceipt.class,
            RecoveryCommand.RejectRecoveryReceipt.class,
            Mending.of("追回到账:已退回", "recovery receipt returned", RecoveryCommand.EnterRecoveryReceipt.class)),
    POOL_RETURN("收回统筹:待复核", "return to the pool to be confirmed", RecoveryCommand.ConfirmPoolReturn.class),
    WAIVER("追缴减免:待审批", "waiver to be approved", RecoveryCommand.WaiveRecovery.class),
    REVERSAL("冲销:待复核", "reversal to be confirmed", ReversalCommand.ConfirmReversal.class),
    SETTLEMENT("结算:待审定", "settlement to be approved", SettlementCommand.ApproveSettlement.class),
    PROJECT_REVIEW("项目申报:待镇审核", "project to be reviewed by the town", PipelineCommand.ReviewProject.class),
    PROJECT_APPROVAL("项目申报:待县审定", "project to be approved by the county", PipelineCommand.ApproveProject.class),
    MILESTONE_VERIFICATION(
            "里程碑:待核验",
            "milestone to be verified",
            MilestoneCommand.VerifyMilestone.class,
            MilestoneCommand.RejectMilestone.class,
            Mending.owed("里程碑:已退回", "milestone report returned", MilestoneCommand.ReportMilestone.class)),
    NOTICE_APPROVAL("公告公示:待审核", "notice to be approved", NoticeCommand.ApproveNotice.class),
    RECTIFICATION(
            "整改:待复核",
            "rectification to be verified",
            FindingCommand.VerifyRectification.class,
            FindingCommand.RejectRectification.class,
            Mending.owed("整改:已退回", "rectification returned", FindingCommand.ReportRectification.class)),
    PERIOD_REOPENING("重开期间:待同意", "reopening of a period to be agreed", PeriodCommand.ReopenPeriod.class);

    private final String chinese;
    private final String english;
    private final Class<? extends Command> command;
    private final @Nullable Class<? extends Command> rejection;
    private final @Nullable Mending mending;

    Decision(String chinese, String english, Class<? extends Command> command) {
        this(chinese, english, command, null, null);
    }

    Decision(
            String chinese,
            String english,
            Class<? extends Command> command,
            @Nullable Class<? extends Command> rejection,
            @Nullable Mending mending) {
        this.chinese = chinese;
        this.english = english;
        this.command = command;
        this.rejection = rejection;
        this.mending = mending;
    }

    /**
     * 退回: the decision was no, and it is its maker's turn.
     *
     * @param command with which it is entered again
     * @param isOwed whether it must be entered again; else it may be left, which gives it up
     */
    public record Mending(String chinese, String english, Class<? extends Command> command, boolean isOwed) {
        private static Mending of(String chinese, String english, Class<? extends Command> command) {
            return new Mending(chinese + ",待改正重报或作罢", english + ", to be entered again or given up", command, false);
        }

        private static Mending owed(String chinese, String english, Class<? extends Command> command) {
            return new Mending(chinese + ",待改正重报", english + ", to be reported again", command, true);
        }
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** What is sent to decide it with yes. */
    public Class<? extends Command> command() {
        return command;
    }

    /** What is sent to decide it with no; null where no request does. */
    public @Nullable Class<? extends Command> rejection() {
        return rejection;
    }

    /** What follows from a no; null where nobody can return it. */
    public @Nullable Mending mending() {
        return mending;
    }
}
