package org.sunledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.api.html.BareCodes;
import org.sunledger.api.html.Language;
import org.sunledger.api.html.PageWords;
import org.sunledger.ledger.fund.FundEvent.AdjustmentEntered;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.wire.EventExamples;

/** What an event says, for people. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadableFactsTest {
    private static final UUID ID = id("ee");
    private static final String DIGEST = "0a".repeat(32);
    private static final ProjectId PROJECT = new ProjectId(ID);
    private static final AllocationId ALLOCATION = new AllocationId(id("aa"));
    private static final PartyVersion PAYEE = new PartyVersion(ID, 3);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** What people type stands in an example as it was typed. */
    private static final String TYPED = "ICBC-20180312-0001";

    private static UUID id(String end) {
        return UUID.fromString("0190a0f0-0000-7000-8000-0000000000" + end);
    }

    /** As a clerk reads it who may know the payees. */
    private static FactWords words(Language language) {
        return words(language, stream -> stream.type() == StreamType.NOTICE ? "N02-1" : stream.id());
    }

    private static FactWords words(Language language, Function<StreamId, String> streams) {
        return new FactWords(PageWords.MESSAGES, language, party -> party.version() == 3 ? "某公司" : null, streams);
    }

    /** The last of the events, behind the others in one stream. */
    private static String told(Event... events) {
        var history = IntStream.range(0, events.length)
                .mapToObj(i ->
                        new JournalEvent(i + 101, Instant.EPOCH, i, id("e" + i), events[i], EventExamples.ENVELOPE))
                .toList();
        return new ReadableFacts(words(Language.CHINESE), new StreamParts(history))
                .of(events[events.length - 1]).stream()
                        .map(fact -> fact.name() + "=" + fact.text())
                        .collect(Collectors.joining("; "));
    }

    private static DisbursementRequested requested(String end, long fen, Kind kind, Voucher... vouchers) {
        return new DisbursementRequested(
                PROJECT,
                new DisbursementId(id(end)),
                ALLOCATION,
                null,
                PAYEE,
                Amount.ofFen(fen),
                kind,
                List.of(vouchers));
    }

    @Test
    void amounts_are_in_yuan_and_ids_are_left_out() {
        assertThat(told(new ArrivalEntered(new FundId(ID), id("01"), Amount.ofFen(123_456_789), new BankRef("B-1"))))
                .isEqualTo("到账=第 1 笔; 金额=1,234,567.89; 银行流水号=B-1");
        assertThat(told(new AdjustmentEntered(new FundId(ID), id("01"), -5, new DocNo("安财农〔2018〕5号"))))
                .isEqualTo("指标调整=第 1 笔; 调整额(元)=-0.05; 文号=安财农〔2018〕5号");
    }

    @Test
    void words_stand_for_codes_and_what_stands_in_a_list_is_told_line_by_line() {
        var requested = requested(
                "d1",
                101,
                Kind.RETENTION,
                new Voucher("发票", "1", "某公司", DIGEST, Amount.ofFen(100)),
                new Voucher("发票", "2", "某公司", DIGEST, Amount.ofFen(1)));
        assertThat(told(requested))
                .isEqualTo("拨付=第 1 笔; 分配=第 1 笔; 收款人=某公司 (…0000ee v3); 金额=1.01; 种类=质保金; "
                        + "票据 1 · 类型=发票; 票据 1 · 号码=1; 票据 1 · 开具单位=某公司; 票据 1 · 金额=1.00; "
                        + "票据 2 · 类型=发票; 票据 2 · 号码=2; 票据 2 · 开具单位=某公司; 票据 2 · 金额=0.01");
        assertThat(told(new ProjectNoticeClosed(PROJECT, id("01"), Subject.LISTING, DivisionCode.Level.VILLAGE)))
                .isEqualTo("公示=N02-1; 公示环节=入库公示; 级次=村");
    }

    @Test
    void shares_are_in_per_cent_and_plain_lines_have_a_number_only() {
        var verified = new MilestoneVerified(
                PROJECT, 2, 5_000, List.of(new UserId("li"), new UserId("wang")), new UserId("zhao"));
        assertThat(told(verified)).isEqualTo("里程碑=2; 核验进度=50.00%; 核验人 1=li; 核验人 2=wang; 村务监督=zhao");
    }

    @Test
    void an_approval_is_told_with_the_payment_it_is_about_and_what_was_asked_for() {
        assertThat(told(
                        requested("d1", 100, Kind.PREPAYMENT),
                        requested("d2", 250, Kind.PROGRESS),
                        new DisbursementApproved(PROJECT, new DisbursementId(id("d2")), null)))
                .isEqualTo("拨付=第 2 笔; 收款人=某公司 (…0000ee v3); 金额=2.50; 种类=进度");
    }

    @Test
    void a_reversal_names_the_record_and_the_payment_that_it_puts_right() {
        var paid = new DisbursementPaid(
                PROJECT,
                new DisbursementId(id("d1")),
                ALLOCATION,
                Kind.PROGRESS,
                new PartyVersion(ID, 2),
                Amount.ofFen(100),
                2018,
                List.of(),
                new BankRef("B-1"));
        assertThat(told(requested("d1", 100, Kind.PROGRESS), paid, new ReversalEntered(PROJECT, id("f1"), id("e1"))))
                .isEqualTo("冲销=第 1 笔; 更正的记录=第 102 号记录; 拨付=第 1 笔; 种类=进度; 收款人=…0000ee v2; 金额=1.00");
    }

    @ParameterizedTest
    @EnumSource
    void no_event_tells_a_person_a_code_or_a_field(Language language) {
        var complaints = new TreeSet<String>();
        for (var event : EventExamples.all()) {
            var history = List.of(new JournalEvent(1, Instant.EPOCH, 0, ID, event, EventExamples.ENVELOPE));
            var facts = new ReadableFacts(words(language, stream -> "P1"), new StreamParts(history)).of(event);
            for (var fact : facts) {
                var told = fact.name() + ": " + fact.text();
                var isNamed = HAN.matcher(fact.name()).find() == (language == Language.CHINESE);
                if (!isNamed || !BareCodes.in(told.replace(TYPED, "")).isEmpty()) complaints.add(told);
            }
        }
        assertThat(complaints).isEmpty();
    }
}
