package org.sunledger.ledger.shell;

import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.notice.NoticeCommand.WithdrawNotice;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.period.PeriodCommand.ClosePeriod;
import org.sunledger.ledger.period.PeriodCommand.ProposePeriodReopen;
import org.sunledger.ledger.period.PeriodCommand.ReopenPeriod;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

/** A refusal without a case here does not compile; a case that provokes another refusal fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedRefusalTest {
    private static final LocalDate TODAY = LocalDate.of(2018, 12, 3);
    private static final YearMonth NOVEMBER = YearMonth.of(2018, 11);
    private static final String SHA = "0123456789abcdef".repeat(4);

    /** Anything that people of two roles may ask. */
    private record Anything() implements Command {
        @Override
        public StreamId stream() {
            return new StreamId(StreamType.PROJECT, "p");
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.MAKER, Role.TOWN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(SharedRefusal refusal) {
        Provoked.assertRefused(refusal, () -> provoke(refusal));
    }

    private static void provoke(SharedRefusal refusal) {
        switch (refusal) {
            case AMOUNT_OUT_OF_RANGE -> Amount.ofFen(-1);
            case AMOUNT_ZERO -> new Shape().positive("amountFen", Amount.ZERO).orThrow();
            case DIVISION_MALFORMED -> DivisionCode.of("37078400000");
            case ORG_MALFORMED -> new OrgId("13370784MB2806147A");
            case DOC_NO_MALFORMED -> new DocNo("31号");
            case BANK_REF_MALFORMED -> new BankRef("TK 1");
            case DIGEST_MALFORMED -> new TextDigest("abc");
            case STREAM_ID_MALFORMED -> new StreamId(StreamType.PROJECT, "a b");
            case FIELD_MISSING -> new UserId(" ");
            case REASON_MISSING -> withdrawWithoutReason();
            case FIELD_WRONG -> new UserId("x".repeat(65));
            case ROLE_NOT_ALLOWED -> ask(ADMIN, COUNTY, TODAY);
            case SAME_PERSON -> proposeAndReopen(TestActors.actor("approver", Role.AUDITOR, COUNTY), "2018-12-03");
            case OUTSIDE_AREA -> ask(TOWN, TestActors.BAISHANTOU, TODAY);
            case DIVISION_NOT_VALID -> ask(MAKER, DivisionCode.of("370784118999"), TODAY);
            case DATE_IN_FUTURE -> ask(MAKER, XIAJIAGOU, TODAY.plusDays(1));
            case DATE_BEFORE_STREAM -> ask(MAKER, XIAJIAGOU, LocalDate.of(2018, 1, 1));
            case DATE_BEFORE_STEP -> proposeAndReopen(TestActors.AUDITOR, "2018-12-02");
            case PERIOD_CLOSED -> ask(MAKER, XIAJIAGOU, NOVEMBER.atEndOfMonth());
            case KEY_REUSED -> registerTwiceUnderOneKey();
            case STALE_VERSION -> ask(MAKER, XIAJIAGOU, TODAY, r -> r.expecting(6L));
        }
    }

    private static void ask(Actor by, DivisionCode place, LocalDate on) {
        ask(by, place, on, UnaryOperator.identity());
    }

    /** Of a stream at version 7 that began in February, while November is closed. */
    private static void ask(Actor by, DivisionCode place, LocalDate on, UnaryOperator<Request> how) {
        var facts = new GivenFacts().add(MAKER, TODAY, new PeriodClosed(NOVEMBER, SHA, 1));
        var request = how.apply(Request.of(UUID.randomUUID(), "digest", by, on, Source.Channel.API));
        CommonRules.check(new Anything(), new Context(request, TODAY, facts), place, 7, LocalDate.of(2018, 2, 1))
                .orThrow();
    }

    private static void withdrawWithoutReason() {
        var withdraw = new WithdrawNotice(new NoticeId(new UUID(1, 1)));
        var request = Request.of(UUID.randomUUID(), "digest", NOTICE_OFFICER, TODAY, Source.Channel.API);
        CommonRules.check(withdraw, new Context(request, TODAY, new GivenFacts()), XIAJIAGOU, 7, null)
                .orThrow();
    }

    private static void proposeAndReopen(Actor by, String on) {
        try (var ledger = openLedger()) {
            ledger.send(CHECKER, "2018-12-01", new ClosePeriod(NOVEMBER, SHA, 1));
            ledger.send(APPROVER, "2018-12-03", new ProposePeriodReopen(NOVEMBER));
            ledger.send(by, on, new ReopenPeriod(NOVEMBER));
        }
    }

    private static void registerTwiceUnderOneKey() {
        try (var ledger = openLedger()) {
            var key = UUID.randomUUID();
            var first = LocalDate.of(2016, 1, 1);
            ledger.sendOnly(key, PROJECT, "2018-12-03", new RegisterDivision(XIAJIAGOU, "夏家沟村", first, null));
            ledger.sendOnly(key, PROJECT, "2018-12-03", new RegisterDivision(XIAJIAGOU, "夏家沟", first, null));
        }
    }

    private static TestLedger openLedger() {
        var clock = new ScriptClock(Instant.parse("2018-12-03T02:00:00.000Z"));
        var ledger = new TestLedger(new MemoryJournal(clock, ClockPolicy.SCRIPTED), clock);
        ledger.send(ADMIN, "2018-12-03", new OpenLedger(UUID.randomUUID(), "安丘市", COUNTY, 1, true));
        return ledger;
    }
}
