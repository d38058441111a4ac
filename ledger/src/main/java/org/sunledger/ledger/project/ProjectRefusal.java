package org.sunledger.ledger.project;

import org.sunledger.ledger.shared.Refusal;

/** Every way a project says no. */
public enum ProjectRefusal implements Refusal {
    UNKNOWN_PROJECT(
            NO_INVARIANT, Kind.UNKNOWN, "project/unknown", "项目 {projectId} 不存在。", "There is no project {projectId}."),
    UNKNOWN_ALLOCATION(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-allocation",
            "本项目没有分配 {allocationId}。",
            "This project has no allocation {allocationId}."),
    UNKNOWN_REDUCTION(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-reduction",
            "该分配没有调减申请 {reductionId}。",
            "This allocation has no proposed reduction {reductionId}."),
    UNKNOWN_DISBURSEMENT(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-disbursement",
            "本项目没有拨付申请 {disbursementId}。",
            "This project has no disbursement {disbursementId}."),
    UNKNOWN_REVERSAL(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-reversal",
            "本项目没有冲销申请 {reversalId}。",
            "This project has no entered reversal {reversalId}."),
    UNKNOWN_RECOVERY(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-recovery",
            "本项目没有追缴 {recoveryId}。",
            "This project has no recovery {recoveryId}."),
    UNKNOWN_RECEIPT(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-receipt",
            "该追缴没有到账登记 {receiptId}。",
            "This recovery has no receipt {receiptId}."),
    UNKNOWN_POOL_RETURN(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-pool-return",
            "该追缴没有收回统筹登记 {returnId}。",
            "This recovery has no return to the pool {returnId}."),
    UNKNOWN_MILESTONE(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-milestone",
            "本项目没有第 {milestoneNo} 个里程碑。",
            "This project has no milestone {milestoneNo}."),
    UNKNOWN_HOLD(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "project/unknown-hold",
            "本项目没有因异议 {caseId} 的暂停。",
            "This project has no hold for case {caseId}."),
    ID_TAKEN(NO_INVARIANT, Kind.CONFLICT, "project/id-taken", "编号 {id} 已使用。", "The id {id} is already taken."),
    OUT_OF_ORDER(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/out-of-order",
            "项目阶段不符:现为“{stageName}”,应为“{neededName}”。",
            "The project is at stage {stage}; this needs stage {needed}."),
    PERFORMANCE_TARGET_MISSING(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/performance-target-missing",
            "无绩效目标不得入库:请填写绩效目标。",
            "A project without performance targets may not be proposed."),
    POVERTY_LINK_MISSING(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/poverty-link-missing",
            "无带贫减贫机制不得入库:请填写带贫减贫机制。",
            "A project without a poverty link may not be proposed."),
    LISTING_NOTICE_OPEN(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/listing-notice-open",
            "{levelName}级入库公示 {noticeId} 未期满结束,不得办理。",
            "The listing notice {noticeId} of level {level} has not been closed."),
    MONEY_ALLOCATED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/money-allocated",
            "已安排资金 {allocatedFen} 元,不得出库。",
            "Money is allocated ({allocatedFen} yuan issued); the project may not be delisted."),
    CONTRACT_EXCEEDS_ALLOCATION(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/contract-exceeds-allocation",
            "合同金额超过已下达资金:已下达 {allocatedFen} 元,合同 {contractFen} 元。",
            "The contract of {contractFen} yuan exceeds the {allocatedFen} yuan allocated."),
    PREPAYMENT_OUT_OF_RANGE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/prepayment-out-of-range",
            "预付款比例应为 0 或 {minBp} 至 {maxBp} 基点,填报 {prepayBp} 基点。",
            "A prepayment of 0 or {minBp} to {maxBp} basis points is allowed; {prepayBp} was given."),
    RETENTION_TOO_HIGH(
            15,
            Kind.CONFLICT,
            "project/retention-too-high",
            "质保金比例超限:最高 {maxBp} 基点(3% 为 300),填报 {retentionBp} 基点。",
            "A retention of at most {maxBp} basis points is allowed; {retentionBp} was given."),
    MILESTONES_FIXED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestones-fixed",
            "已有里程碑核验,不得重新计划。",
            "A milestone has been verified; the plan may no longer change."),
    MILESTONE_NUMBERS_WRONG(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestone-numbers-wrong",
            "里程碑应从 1 起连续编号:第 {place} 项编号为 {milestoneNo}。",
            "Milestones are numbered from 1 without gaps; number {place} is given as {milestoneNo}."),
    MILESTONE_WEIGHTS_WRONG(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestone-weights-wrong",
            "里程碑权重合计应为 10000 基点,现为 {sumBp}。",
            "Milestone weights must come to 10000 basis points; they come to {sumBp}."),
    MILESTONE_PROGRESS_NOT_HIGHER(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestone-progress-not-higher",
            "第 {milestoneNo} 个里程碑已核验 {verifiedBp} 基点,上报 {reportedBp} 基点应更高。",
            "Milestone {milestoneNo} is verified at {verifiedBp} basis points; the reported {reportedBp} must be higher."),
    MILESTONE_NOT_REPORTED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestone-not-reported",
            "第 {milestoneNo} 个里程碑没有待核验的上报。",
            "Milestone {milestoneNo} has no report that waits for verification."),
    MILESTONE_PROGRESS_OUT_OF_RANGE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestone-progress-out-of-range",
            "第 {milestoneNo} 个里程碑核验进度 {verifiedBp} 基点应高于已核验的 {beforeBp},且不超过上报的 {reportedBp}。",
            "Milestone {milestoneNo}: {verifiedBp} basis points must lie above the {beforeBp} verified before and not above the {reportedBp} reported."),
    MILESTONE_OUT_OF_ORDER(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestone-out-of-order",
            "里程碑应按顺序核验:第 {openNo} 个尚未核验完成,不得核验第 {milestoneNo} 个。",
            "Milestones are verified in order: {openNo} is not yet verified in full, so {milestoneNo} may not be."),
    INSPECTORS_TOO_FEW(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/inspectors-too-few",
            "核验人员不足:至少 {needed} 人,现有 {given} 人。",
            "At least {needed} inspectors are needed; {given} were named."),
    SPLIT_NOT_EXACT(
            2,
            Kind.CONFLICT,
            "project/split-not-exact",
            "资金来源合计与总额相差 {differenceFen} 元:总额 {amountFen} 元,合计 {sumFen} 元。",
            "The split differs from the amount by {differenceFen} yuan: the amount is {amountFen}, the lines come to {sumFen}."),
    SPLIT_LINE_TWICE(
            2,
            Kind.CONFLICT,
            "project/split-line-twice",
            "资金来源重复:指标 {fundId} 在区划 {divisionCode} 出现多次。",
            "Fund {fundId} appears more than once for division {divisionCode}."),
    LINE_OUTSIDE_PROJECT(
            27,
            Kind.CONFLICT,
            "project/line-outside-project",
            "区划 {divisionCode} 不在项目所在地 {projectDivision} 内。",
            "Division {divisionCode} does not lie in the project's place {projectDivision}."),
    POOL_TOO_SMALL(
            3,
            Kind.CONFLICT,
            "project/pool-too-small",
            "资金来源余额不足:指标 {fundId} 可用 {availableFen} 元,需要 {requestedFen} 元。",
            "Fund {fundId} has {availableFen} yuan left; {requestedFen} yuan is needed."),
    FUNDS_NOT_RESERVED(
            3,
            Kind.CONFLICT,
            "project/funds-not-reserved",
            "资金来源尚未预留:指标 {fundId} 应预留 {requestedFen} 元,请稍后再办。",
            "Fund {fundId} has not reserved {requestedFen} yuan yet; please try again shortly."),
    NOT_LISTED(
            11,
            Kind.CONFLICT,
            "project/not-listed",
            "项目未入库,不得安排资金:现为“{stageName}”。",
            "Money may be allocated to listed projects only; this one is at stage {stage}."),
    ALLOCATION_OUT_OF_ORDER(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/allocation-out-of-order",
            "分配状态不符:现为“{stateName}”,应为“{neededName}”。",
            "The allocation is {state}; this needs {needed}."),
    REDUCTION_EXCEEDS_REMAINING(
            1,
            Kind.CONFLICT,
            "project/reduction-exceeds-remaining",
            "调减超出未拨付金额:未拨付 {availableFen} 元,调减 {requestedFen} 元。",
            "{availableFen} yuan of the allocation is not yet paid; a reduction of {requestedFen} yuan exceeds it."),
    REDUCTION_DONE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/reduction-done",
            "调减 {reductionId} 已办理。",
            "The reduction {reductionId} has already been made."),
    INSUFFICIENT(
            1,
            Kind.CONFLICT,
            "project/insufficient",
            "超出可用指标:可用 {availableFen} 元,申请 {requestedFen} 元。",
            "The allocation has {availableFen} yuan available; {requestedFen} yuan was asked for."),
    OVER_PROGRESS(
            4,
            Kind.CONFLICT,
            "project/over-progress",
            "超进度拨款:合同 {contractFen} 元,可付比例 {payableBp} 基点,最多 {limitFen} 元;已付净额 {netPaidFen} 元,申请 {requestedFen} 元。",
            "Ahead of progress: {payableBp} basis points of the contract of {contractFen} yuan are payable, at most {limitFen} yuan; {netPaidFen} yuan is paid net and {requestedFen} yuan was asked for."),
    OVER_SETTLEMENT(
            4,
            Kind.CONFLICT,
            "project/over-settlement",
            "超进度拨款:结算审定 {settlementFen} 元,留质保金 {retentionBp} 基点,最多 {limitFen} 元;已付净额 {netPaidFen} 元,申请 {requestedFen} 元。",
            "Over the settlement: of {settlementFen} yuan, {retentionBp} basis points retained, at most {limitFen} yuan is payable; {netPaidFen} yuan is paid net and {requestedFen} yuan was asked for."),
    IMPLEMENTATION_NOTICE_OPEN(
            5,
            Kind.CONFLICT,
            "project/implementation-notice-open",
            "未完成实施前公示,不得开工或拨付:截至 {effectiveOn} 公示未期满结束。",
            "The pre-implementation notice was not closed on {effectiveOn}: neither start nor payment is allowed."),
    OBJECTION_OPEN(
            6,
            Kind.CONFLICT,
            "project/objection-open",
            "公示期内有未处理异议,不得拨付:异议 {caseId},业务日期 {effectiveOn}。",
            "An objection is open (case {caseId}); no payment is allowed on {effectiveOn}."),
    NOT_ACCEPTED(
            7,
            Kind.CONFLICT,
            "project/not-accepted",
            "未验收合格,不得办理结算或支付结算款、质保金。",
            "The project has not passed acceptance; neither settlement nor payment of settlement or retention is allowed."),
    NOT_SETTLED(
            7,
            Kind.CONFLICT,
            "project/not-settled",
            "截至 {effectiveOn} 未审定结算,不得支付结算款、质保金。",
            "The settlement was not approved on {effectiveOn}; neither settlement nor retention may be paid."),
    DEFECT_PERIOD_RUNNING(
            7,
            Kind.CONFLICT,
            "project/defect-period-running",
            "质保期未满:质保期至 {defectEndsOn},业务日期 {effectiveOn}。",
            "The defect period runs until {defectEndsOn}; the retention may not be paid on {effectiveOn}."),
    NOT_IN_YEAR_PLAN(
            11,
            Kind.CONFLICT,
            "project/not-in-year-plan",
            "项目未列入年度计划,不得拨付:现为“{stageName}”。",
            "The project is not in a year plan (stage {stage}); nothing may be paid."),
    VOUCHERS_TOO_LOW(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/vouchers-too-low",
            "票据不足:票据合计 {vouchersFen} 元,申请 {requestedFen} 元。",
            "The vouchers come to {vouchersFen} yuan; {requestedFen} yuan was asked for."),
    VOUCHER_REPEATED(
            9,
            Kind.CONFLICT,
            "project/voucher-repeated",
            "票据重复,疑似重复报账:{voucherType} {voucherNo} 在本申请中出现多次。",
            "Voucher {voucherType} {voucherNo} appears more than once in this request."),
    VOUCHER_USED(
            9,
            Kind.CONFLICT,
            "project/voucher-used",
            "票据重复,疑似重复报账:{voucherType} {voucherNo} 已由另一申请使用。",
            "Voucher {voucherType} {voucherNo} is used by another request."),
    VOUCHER_NOT_CLAIMED(
            9,
            Kind.CONFLICT,
            "project/voucher-not-claimed",
            "票据 {voucherType} {voucherNo} 尚在查重,请稍后再办。",
            "Voucher {voucherType} {voucherNo} is still being checked for repetition; please try again shortly."),
    BANK_REF_USED(
            9,
            Kind.CONFLICT,
            "project/bank-ref-used",
            "银行流水号重复:{bankRef} 已使用。",
            "Bank reference {bankRef} is already used."),
    BANK_REF_NOT_CLAIMED(
            9,
            Kind.CONFLICT,
            "project/bank-ref-not-claimed",
            "银行流水号 {bankRef} 尚在查重,请稍后再办。",
            "Bank reference {bankRef} is still being checked for repetition; please try again shortly."),
    DISBURSEMENT_OUT_OF_ORDER(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/disbursement-out-of-order",
            "签字顺序不符:拨付现为“{stateName}”,应为“{neededName}”。",
            "The signatures are out of order: the disbursement is {state}; this needs {needed}."),
    ALREADY_PAID(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/already-paid",
            "该笔拨付已支付,流水号 {bankRef}。",
            "This disbursement was already paid under reference {bankRef}."),
    PAID_UNDER_ANOTHER_REFERENCE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/paid-under-another-reference",
            "该笔拨付已按流水号 {bankRef} 支付,现报流水号 {given}。",
            "This disbursement was already paid under reference {bankRef}; {given} was given now."),
    RETURN_AMOUNT_DIFFERS(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/return-amount-differs",
            "退票金额须与支付一致:支付 {paidFen} 元,退票 {returnedFen} 元。",
            "A return must equal the payment: {paidFen} yuan was paid, {returnedFen} yuan was entered."),
    RETURN_BEFORE_PAYMENT(
            26,
            Kind.CONFLICT,
            "project/return-before-payment",
            "业务日期错误:退票 {effectiveOn} 早于支付 {paidOn}。",
            "The return on {effectiveOn} lies before the payment on {paidOn}."),
    RETURN_NOT_ENTERED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/return-not-entered",
            "该笔拨付没有待复核的退票。",
            "No return has been entered for this disbursement."),
    UNKNOWN_ENTRY(
            31,
            Kind.UNKNOWN,
            "project/unknown-entry",
            "本项目没有可冲销的支付或追回记录 {correctsEventId}。",
            "This project has no payment or receipt {correctsEventId} that could be reversed."),
    REVERSAL_OF_REVERSAL(
            31,
            Kind.CONFLICT,
            "project/reversal-of-reversal",
            "冲销记录 {correctsEventId} 不得再冲销,请重新录入。",
            "{correctsEventId} is a reversal and cannot be reversed; enter the right entry instead."),
    ALREADY_REVERSED(
            31,
            Kind.CONFLICT,
            "project/already-reversed",
            "记录 {correctsEventId} 已冲销。",
            "The entry {correctsEventId} is already reversed."),
    REVERSAL_OF_RETURNED(
            31,
            Kind.CONFLICT,
            "project/reversal-of-returned",
            "该笔支付 {correctsEventId} 已退票,不得冲销。",
            "The payment {correctsEventId} was returned by the bank and cannot be reversed."),
    REVERSAL_OF_POOLED(
            31,
            Kind.CONFLICT,
            "project/reversal-of-pooled",
            "追回款 {correctsEventId} 已收回统筹,不得冲销。",
            "The receipt {correctsEventId} has gone back to the pool and cannot be reversed."),
    REVERSAL_DATE_DIFFERS(
            31,
            Kind.CONFLICT,
            "project/reversal-date-differs",
            "冲销日期须与原记录一致:原记录 {originalOn},冲销 {effectiveOn}。",
            "A reversal takes the original's date: {originalOn}, not {effectiveOn}."),
    MILESTONES_OPEN(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/milestones-open",
            "里程碑未全部核验完成,不得验收:{openNos}。",
            "Not every milestone is verified in full: {openNos}."),
    SIGNATORIES_TOO_FEW(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/signatories-too-few",
            "验收签字不足:至少 {needed} 人,现有 {given} 人。",
            "At least {needed} signatories are needed; {given} signed."),
    SETTLEMENT_EXCEEDS_ALLOCATION(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/settlement-exceeds-allocation",
            "结算审定超过已下达资金:已下达 {allocatedFen} 元,结算 {settlementFen} 元。",
            "The settlement of {settlementFen} yuan exceeds the {allocatedFen} yuan allocated."),
    SETTLEMENT_EXCEEDS_CONTRACT(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/settlement-exceeds-contract",
            "结算审定超过合同价:合同 {contractFen} 元,结算 {settlementFen} 元。",
            "The settlement of {settlementFen} yuan exceeds the contract of {contractFen} yuan."),
    SETTLEMENT_NOT_PROPOSED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/settlement-not-proposed",
            "没有待审定的结算。",
            "No settlement has been proposed."),
    SETTLEMENT_APPROVED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/settlement-approved",
            "结算已审定为 {settlementFen} 元。",
            "The settlement was already approved at {settlementFen} yuan."),
    ASSET_BEFORE_SETTLEMENT(
            18,
            Kind.CONFLICT,
            "project/asset-before-settlement",
            "结算未审定,不得登记资产。",
            "The settlement is not approved; no asset may be registered."),
    ASSET_EXCEEDS_SETTLEMENT(
            18,
            Kind.CONFLICT,
            "project/asset-exceeds-settlement",
            "资产原值超过结算审定价:结算 {settlementFen} 元,已登记 {claimedFen} 元,本次 {requestedFen} 元。",
            "The asset value exceeds the settlement of {settlementFen} yuan: {claimedFen} yuan is registered, {requestedFen} yuan was asked for."),
    RECOVERY_EXCEEDS_PAID(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/recovery-exceeds-paid",
            "追缴超过已付净额:已付净额 {netPaidFen} 元,追缴 {requestedFen} 元。",
            "{netPaidFen} yuan is paid net of this allocation; {requestedFen} yuan exceeds it."),
    RECEIPT_EXCEEDS_ORDER(
            16,
            Kind.CONFLICT,
            "project/receipt-exceeds-order",
            "收回金额超过应收:应收 {outstandingFen} 元,本次 {requestedFen} 元。",
            "{outstandingFen} yuan is still to be recovered; {requestedFen} yuan exceeds it."),
    RECEIPT_ENDED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/receipt-ended",
            "到账登记 {receiptId} 已复核或已退回。",
            "The receipt {receiptId} was already confirmed or rejected."),
    RECOVERY_NOT_FOR_POOL(
            16,
            Kind.CONFLICT,
            "project/recovery-not-for-pool",
            "“{kindName}”的追缴款不得收回统筹。",
            "Money recovered as {kind} does not go back to the pool."),
    POOL_RETURN_EXCEEDS_RECEIVED(
            16,
            Kind.CONFLICT,
            "project/pool-return-exceeds-received",
            "收回统筹超过已追回未归还金额:可归还 {availableFen} 元,本次 {requestedFen} 元。",
            "{availableFen} yuan is received and not yet returned; {requestedFen} yuan exceeds it."),
    FINDING_NOT_CLOSED(
            16,
            Kind.CONFLICT,
            "project/finding-not-closed",
            "问题 {findingId} 未销号,不得收回统筹。",
            "The finding {findingId} is not closed; nothing may go back to the pool."),
    DECISION_MISSING(
            16,
            Kind.CONFLICT,
            "project/decision-missing",
            "无审计问题的退回款收回统筹须附决定文号。",
            "Without a finding, a return to the pool needs the number of the decision among its documents."),
    POOL_RETURN_DONE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/pool-return-done",
            "收回统筹 {returnId} 已办理。",
            "The return to the pool {returnId} has already been made."),
    WAIVER_EXCEEDS_OUTSTANDING(
            16,
            Kind.CONFLICT,
            "project/waiver-exceeds-outstanding",
            "减免超过应收:应收 {outstandingFen} 元,减免 {requestedFen} 元。",
            "{outstandingFen} yuan is still to be recovered; a waiver of {requestedFen} yuan exceeds it."),
    WAIVER_NOT_PROPOSED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/waiver-not-proposed",
            "该追缴没有待批准的减免。",
            "No waiver has been proposed for this recovery."),
    HOLD_NOT_OPEN(
            NO_INVARIANT,
            Kind.CONFLICT,
            "project/hold-not-open",
            "异议 {caseId} 的暂停已恢复或已特批。",
            "The hold for case {caseId} was already lifted or overridden.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    ProjectRefusal(int invariant, Kind kind, String code, String chinese, String english) {
        this.invariant = invariant;
        this.kind = kind;
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public int invariant() {
        return invariant;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}
