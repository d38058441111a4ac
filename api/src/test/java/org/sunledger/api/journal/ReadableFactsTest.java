package org.sunledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundEvent.AdjustmentEntered;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.UserId;

/** What an event says, for people. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadableFactsTest {
    private static final UUID ID = UUID.fromString("0190a0f0-0000-7000-8000-0000000000ee");
    private static final String DIGEST = "0a".repeat(32);

    private static String told(Event event) {
        return new ReadableFacts(field -> field.equals("amountFen") ? "金额" : field, Labelled::chinese)
                .of(event).stream().map(fact -> fact.name() + "=" + fact.text()).collect(Collectors.joining("; "));
    }

    @Test
    void amounts_are_in_yuan_and_ids_are_left_out() {
        assertThat(told(new ArrivalEntered(new FundId(ID), ID, Amount.ofFen(123_456_789), new BankRef("B-1"))))
                .isEqualTo("金额=1,234,567.89; bankRef=B-1");
        assertThat(told(new AdjustmentEntered(new FundId(ID), ID, -5, new DocNo("安财农〔2018〕5号"))))
                .isEqualTo("deltaFen=-0.05; docNo=安财农〔2018〕5号");
    }

    @Test
    void words_stand_for_codes_and_what_stands_in_a_list_is_told_line_by_line() {
        var vouchers = List.of(
                new Voucher("发票", "1", "某公司", DIGEST, Amount.ofFen(100)),
                new Voucher("发票", "2", "某公司", DIGEST, Amount.ofFen(1)));
        var requested = new DisbursementRequested(
                new ProjectId(ID),
                new DisbursementId(ID),
                new AllocationId(ID),
                null,
                new PartyVersion(ID, 3),
                Amount.ofFen(101),
                Kind.RETENTION,
                vouchers);
        assertThat(told(requested))
                .isEqualTo("payee=…0000ee v3; 金额=1.01; kind=质保金; "
                        + "vouchers 1 · type=发票; vouchers 1 · no=1; vouchers 1 · issuer=某公司; vouchers 1 · 金额=1.00; "
                        + "vouchers 2 · type=发票; vouchers 2 · no=2; vouchers 2 · issuer=某公司; vouchers 2 · 金额=0.01");
    }

    @Test
    void shares_are_in_per_cent_and_plain_lines_have_a_number_only() {
        var verified = new MilestoneVerified(
                new ProjectId(ID), 2, 5_000, List.of(new UserId("li"), new UserId("wang")), new UserId("zhao"));
        assertThat(told(verified))
                .isEqualTo(
                        "milestoneNo=2; progressBp=50.00%; inspectors 1=li; inspectors 2=wang; villageSupervisor=zhao");
    }
}
