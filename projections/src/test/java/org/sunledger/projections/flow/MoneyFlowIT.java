package org.sunledger.projections.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.projections.Examples.DAY;
import static org.sunledger.projections.Examples.F1;
import static org.sunledger.projections.Examples.F2;
import static org.sunledger.projections.Examples.P1;
import static org.sunledger.projections.Examples.P2;
import static org.sunledger.projections.Examples.id;
import static org.sunledger.projections.Examples.issued;
import static org.sunledger.projections.Examples.line;
import static org.sunledger.projections.Examples.paid;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.flow.MoneyFlows.Link;
import org.sunledger.projections.flow.MoneyFlows.Node;
import org.sunledger.projections.flow.MoneyFlows.NodeKind;
import org.sunledger.projections.flow.MoneyFlows.Question;
import org.sunledger.projections.flow.MoneyFlows.Scope;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.village.VillageBalanceQueries;

/** Two funds of two documents, two projects, two payees, and everything that can come back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MoneyFlowIT {
    private static final TestJournal JOURNAL = TestJournal.opened();
    private static final PartyVersion BUILDER = new PartyVersion(id(0xEE), 1);
    private static final PartyVersion BUILDER_MOVED = new PartyVersion(id(0xEE), 2);
    private static final PartyVersion FARM = new PartyVersion(id(0xEF), 1);
    private static final DocNo CENTRAL = new DocNo("鲁财农指〔2018〕1号");
    private static final String DOC1 = "document:鲁财农指〔2018〕1号";
    private static final String VILLAGE1 = "village:" + BAISHANTOU.value();
    private static final String PAYEE1 = "payee:" + BUILDER.partyRef();
    private static final RecoveryId RECOVERY = new RecoveryId(id(0xAF));

    private static TestViews views;
    private static MoneyFlowQueries flows;

    @BeforeAll
    static void tell() {
        for (var place : Map.of(TestActors.COUNTY, "安丘市", BAISHANTOU, "白山头村", XIAJIAGOU, "夏家沟村")
                .entrySet()) {
            JOURNAL.record(
                    new DivisionRegistered(place.getKey(), place.getValue(), LocalDate.of(2016, 1, 1), null),
                    LocalDate.of(2018, 1, 1));
        }
        register(F1, "F1", CENTRAL);
        register(F2, "F2", new DocNo("鲁财农指〔2018〕2号"));
        propose(P1, "AQ-001", "供水与道路");
        propose(P2, "AQ-002", "大棚");
        JOURNAL.at("2018-05-08T02:00:00Z");
        JOURNAL.record(arrived(F1, 10_000), DAY);
        JOURNAL.record(arrived(F2, 5_000), DAY);
        JOURNAL.record(issued(P1, 6_000, List.of(line(F1, BAISHANTOU, 4_000), line(F2, BAISHANTOU, 2_000))), DAY);
        JOURNAL.record(issued(P2, 3_000, List.of(line(F1, XIAJIAGOU, 3_000))), DAY);
        var first = List.of(line(F1, BAISHANTOU, 2_000), line(F2, BAISHANTOU, 1_000));
        JOURNAL.record(payment(P1, 1, BUILDER, first), DAY);
        JOURNAL.record(returned(P1, 1, first), DAY);
        JOURNAL.record(payment(P1, 2, BUILDER_MOVED, first), DAY);
        var wrong = List.of(line(F1, BAISHANTOU, 400));
        JOURNAL.record(payment(P1, 3, BUILDER, wrong), DAY);
        JOURNAL.record(reversed(P1, OriginalKind.DISBURSEMENT_PAID, id(0xD03), wrong), DAY);
        JOURNAL.record(payment(P2, 4, FARM, List.of(line(F1, XIAJIAGOU, 2_500))), DAY);
        JOURNAL.record(
                new RecoveryOrdered(
                        P2,
                        RECOVERY,
                        new AllocationId(P2.value()),
                        RecoveryEvent.Kind.TO_POOL,
                        FARM,
                        Amount.ofFen(500),
                        null,
                        LocalDate.of(2018, 12, 31)),
                DAY);
        JOURNAL.record(received(1, 200), DAY);
        JOURNAL.record(received(2, 300), LocalDate.of(2018, 5, 20));
        JOURNAL.record(reversed(P2, OriginalKind.RECOVERY_RECEIVED, id(0xCC1), List.of(line(F1, XIAJIAGOU, 200))), DAY);
        var back = List.of(line(F1, XIAJIAGOU, 100));
        JOURNAL.record(
                new RecoveryReturnedToPool(
                        P2, RECOVERY, id(0xBB), new AllocationId(P2.value()), Amount.ofFen(100), 2018, back),
                LocalDate.of(2018, 5, 20));
        JOURNAL.record(reduced(P1, List.of(line(F1, BAISHANTOU, 50))), DAY);
        JOURNAL.record(
                new FundWithdrawn(
                        F2, id(0x77), Amount.ofFen(60), CENTRAL, 2018, List.of(line(F2, TestActors.COUNTY, 60))),
                DAY);
        JOURNAL.at("2018-06-01T02:00:00Z");
        views = new TestViews(JOURNAL, List.of(ReadTables.money())).atHead();
        flows = new MoneyFlowQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    private static void register(FundId fund, String code, DocNo docNo) {
        var quota = new Quota(
                code,
                "资金" + code,
                Level.CENTRAL,
                Category.EARMARKED,
                null,
                docNo,
                Amount.ofFen(100_000),
                2018,
                TestActors.COUNTY,
                "2130505",
                null,
                "扶贫发展");
        JOURNAL.record(new FundRegistered(fund, quota), LocalDate.of(2018, 2, 1));
    }

    private static void propose(ProjectId project, String code, String name) {
        var profile = new Profile(
                code,
                name,
                PipelineEvent.Type.INFRASTRUCTURE,
                Nature.NEW,
                BAISHANTOU,
                "村北",
                "建设",
                DAY,
                DAY,
                TestActors.UNIT,
                TestActors.PROJECT.user(),
                Amount.ofFen(1),
                "财政",
                1,
                1,
                List.of(),
                "务工",
                "通过");
        JOURNAL.record(new ProjectProposed(project, profile), LocalDate.of(2018, 3, 12));
    }

    private static FundArrived arrived(FundId fund, long fen) {
        return new FundArrived(
                fund,
                fund.value(),
                Amount.ofFen(fen),
                new BankRef("F-" + fen),
                2018,
                List.of(line(fund, TestActors.COUNTY, fen)));
    }

    private static DisbursementPaid payment(ProjectId project, long number, PartyVersion payee, List<FundLine> lines) {
        var one = paid(project, number, sum(lines), lines);
        return new DisbursementPaid(
                one.projectId(),
                one.disbursementId(),
                one.allocationId(),
                one.kind(),
                payee,
                one.amountFen(),
                one.fiscalYear(),
                one.lines(),
                one.bankRef());
    }

    private static DisbursementReturned returned(ProjectId project, long number, List<FundLine> lines) {
        return new DisbursementReturned(
                project,
                new DisbursementId(id(0xD00 + number)),
                new AllocationId(project.value()),
                Kind.PROGRESS,
                Amount.ofFen(sum(lines)),
                2018,
                lines,
                new BankRef("R-" + number),
                ReturnReason.ACCOUNT_CLOSED);
    }

    private static EntryReversed reversed(ProjectId project, OriginalKind kind, UUID subject, List<FundLine> lines) {
        return new EntryReversed(
                project,
                id(0x99),
                id(0x98),
                kind,
                subject,
                new AllocationId(project.value()),
                Amount.ofFen(sum(lines)),
                2018,
                lines);
    }

    private static RecoveryReceived received(long number, long fen) {
        return new RecoveryReceived(
                P2,
                RECOVERY,
                id(0xCC0 + number),
                new AllocationId(P2.value()),
                Amount.ofFen(fen),
                2018,
                List.of(line(F1, XIAJIAGOU, fen)),
                new BankRef("C-" + number));
    }

    private static AllocationReduced reduced(ProjectId project, List<FundLine> lines) {
        return new AllocationReduced(
                project,
                new AllocationId(project.value()),
                id(0x88),
                Amount.ofFen(sum(lines)),
                2018,
                lines,
                ReductionReason.AUDIT_SURPLUS,
                CENTRAL);
    }

    private static long sum(List<FundLine> lines) {
        return lines.stream().mapToLong(each -> each.amountFen().fen()).sum();
    }

    private static Map<String, Long> printed(MoneyFlows picture) {
        return picture.links().stream()
                .collect(Collectors.toMap(
                        l -> l.kind() + " " + l.from() + " > " + l.to(), Link::amountFen, Long::sum, TreeMap::new));
    }

    private static Node node(MoneyFlows picture, String id) {
        return picture.nodes().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static void conserves(MoneyFlows picture) {
        for (var node : picture.nodes()) {
            assertThat(node.outsideFen() + node.inFen()).as(node.id()).isEqualTo(node.outFen() + node.staysFen());
            if (node.kind() != NodeKind.DOCUMENT) assertThat(node.outsideFen()).isZero();
            if (node.kind() == NodeKind.PROJECT) assertThat(node.staysFen()).isZero();
        }
        assertThat(picture.total().checkFen()).isZero();
        assertThat(picture.links()).allMatch(link -> link.amountFen() > 0);
    }

    @Test
    void every_way_forward_and_back_is_a_link_of_its_own() {
        var fund1 = "fund:" + F1;
        var fund2 = "fund:" + F2;
        var project1 = "project:" + P1;
        var project2 = "project:" + P2;
        var village2 = "village:" + XIAJIAGOU.value();
        var payee2 = "payee:" + FARM.partyRef();
        var picture = flows.flows(Question.ALL, AsOf.latest());
        assertThat(printed(picture))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ARRIVAL " + DOC1 + " > " + fund1, 10_000L),
                        Map.entry("ARRIVAL document:鲁财农指〔2018〕2号 > " + fund2, 5_000L),
                        Map.entry("WITHDRAWAL " + fund2 + " > document:鲁财农指〔2018〕2号", 60L),
                        Map.entry("ALLOCATION " + fund1 + " > " + project1, 4_000L),
                        Map.entry("ALLOCATION " + fund1 + " > " + project2, 3_000L),
                        Map.entry("ALLOCATION " + fund2 + " > " + project1, 2_000L),
                        Map.entry("ALLOCATION " + project1 + " > " + VILLAGE1, 6_000L),
                        Map.entry("ALLOCATION " + project2 + " > " + village2, 3_000L),
                        Map.entry("REDUCTION " + VILLAGE1 + " > " + project1, 50L),
                        Map.entry("REDUCTION " + project1 + " > " + fund1, 50L),
                        Map.entry("PAYMENT " + VILLAGE1 + " > " + PAYEE1, 6_400L),
                        Map.entry("RETURN " + PAYEE1 + " > " + VILLAGE1, 3_000L),
                        Map.entry("PAYMENT_REVERSED " + PAYEE1 + " > " + VILLAGE1, 400L),
                        Map.entry("PAYMENT " + village2 + " > " + payee2, 2_500L),
                        Map.entry("RECOVERY " + payee2 + " > pending:", 500L),
                        Map.entry("RECOVERY_REVERSED pending: > " + payee2, 200L),
                        Map.entry("POOL_RETURN pending: > " + fund1, 100L)));
        conserves(picture);
        assertThat(picture.scope()).isEqualTo(Scope.WHOLE_FUNDS);
        assertThat(node(picture, "project:" + P2).name()).isEqualTo("大棚");
        assertThat(node(picture, VILLAGE1).name()).isEqualTo("白山头村");
        assertThat(node(picture, VILLAGE1).staysFen()).isEqualTo(2_950);
        assertThat(node(picture, PAYEE1).version())
                .as("the last that was meant")
                .isEqualTo(2);
        assertThat(node(picture, PAYEE1).name()).isNull();
        assertThat(node(picture, "pending:").staysFen()).isEqualTo(200);
    }

    @Test
    void what_stays_is_what_the_other_money_views_say() {
        var funds = new FundLedgerQueries(views.reader(), views.application());
        var villages = new VillageBalanceQueries(views.reader(), views.application());
        for (long position = 9; position <= JOURNAL.head(); position++) {
            agrees(funds, villages, AsOf.position(position));
        }
        agrees(funds, villages, AsOf.effectiveOn(DAY));
        agrees(funds, villages, AsOf.effectiveOn(LocalDate.of(2018, 5, 7)));
    }

    private static void agrees(FundLedgerQueries funds, VillageBalanceQueries villages, AsOf asOf) {
        var picture = flows.flows(Question.ALL, asOf);
        conserves(picture);
        var total = funds.ledger(asOf).total();
        assertThat(picture.total().outsideFen()).isEqualTo(total.arrivedFen() - total.withdrawnFen());
        assertThat(picture.total().poolFen()).isEqualTo(total.poolFen());
        assertThat(picture.total().availableFen()).isEqualTo(total.availableFen());
        assertThat(picture.total().pendingFen()).isEqualTo(total.pendingRecoveryFen());
        assertThat(picture.total().paidFen()).isEqualTo(total.disbursedFen() - total.recoveredFen());
        for (var row : villages.table(asOf).rows()) {
            var stays = picture.nodes().stream()
                    .filter(n -> n.id().equals("village:" + row.divisionCode()))
                    .mapToLong(Node::staysFen)
                    .sum();
            assertThat(stays).isEqualTo(row.availableFen());
        }
    }

    @Test
    void a_document_in_other_brackets_leads_to_its_funds_alone() {
        var picture = flows.flows(new Question("鲁财农指[2018]第1号", null, null, null), AsOf.latest());
        conserves(picture);
        assertThat(picture.nodes().stream().filter(n -> n.kind() == NodeKind.FUND))
                .hasSize(1);
        assertThat(picture.total().outsideFen()).isEqualTo(10_000);
        assertThat(flows.flows(new Question(null, F1.value(), null, null), AsOf.latest())
                        .links())
                .isEqualTo(picture.links());
    }

    @Test
    void of_a_project_or_a_place_only_its_share_is_followed() {
        for (var question :
                List.of(new Question(null, null, P2.value(), null), new Question(null, null, null, XIAJIAGOU))) {
            var picture = flows.flows(question, AsOf.latest());
            conserves(picture);
            assertThat(picture.scope()).isEqualTo(Scope.PART_OF_FUNDS);
            assertThat(picture.total().outsideFen()).isEqualTo(2_900);
            assertThat(picture.total().poolFen()).isZero();
            assertThat(picture.total().availableFen()).isEqualTo(500);
            assertThat(picture.total().paidFen()).isEqualTo(2_200);
            assertThat(picture.total().pendingFen()).isEqualTo(200);
        }
        var town = flows.flows(new Question(null, null, null, DivisionCode.of("370784000000")), AsOf.latest());
        conserves(town);
    }

    @Test
    void every_link_leads_to_its_records_page_by_page() {
        for (var question : List.of(Question.ALL, new Question(null, null, P1.value(), null))) {
            for (var link : flows.flows(question, AsOf.latest()).links()) {
                long fen = 0;
                long records = 0;
                Long after = 0L;
                while (after != null) {
                    var page = flows.events(question, link.from(), link.to(), link.kind(), after, 2, AsOf.latest());
                    assertThat(page.link()).isEqualTo(link);
                    fen += page.rows().stream()
                            .mapToLong(MoneyFlows.Event::amountFen)
                            .sum();
                    records += page.rows().size();
                    after = page.next();
                }
                assertThat(fen).as(link.toString()).isEqualTo(link.amountFen());
                assertThat(records).as(link.toString()).isEqualTo(link.events());
            }
        }
    }

    @Test
    void the_past_is_followed_as_it_was() {
        var before = flows.flows(Question.ALL, AsOf.effectiveOn(DAY));
        assertThat(before.total().pendingFen()).as("200 received and reversed").isZero();
        assertThat(flows.flows(Question.ALL, AsOf.position(8)).links()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void says_in_both_languages_what_it_does_not_know(FlowRefusal refusal) {
        var refused = switch (refusal) {
            case UNKNOWN_START ->
                catchThrowableOfType(
                        Rejection.class,
                        () -> flows.flows(new Question("鲁财农指〔2018〕9号", null, null, null), AsOf.latest()));
            case UNKNOWN_LINK ->
                catchThrowableOfType(
                        Rejection.class,
                        () -> flows.events(Question.ALL, DOC1, PAYEE1, FlowKind.PAYMENT, 0, 10, AsOf.latest()));
            case TOO_MANY -> FlowRefusal.TOO_MANY.because("max", MoneyFlowQueries.LINKS_MAX);
        };
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.first().chinese() + refused.first().english()).doesNotContain("{");
        for (var unknown : List.of(
                new Question(null, id(1), null, null),
                new Question(null, null, id(1), null),
                new Question(null, null, null, DivisionCode.of("990000000000")))) {
            assertThat(catchThrowableOfType(Rejection.class, () -> flows.flows(unknown, AsOf.latest()))
                            .refusal())
                    .isEqualTo(FlowRefusal.UNKNOWN_START);
        }
    }

    @Test
    void the_story_of_the_county_conserves_at_every_record() {
        var s1 = S1Journal.recorded().through(41);
        try (var story = new TestViews(s1.journal(), List.of(ReadTables.money())).atHead()) {
            var followed = new MoneyFlowQueries(story.reader(), story.application());
            var funds = new FundLedgerQueries(story.reader(), story.application());
            for (int row = 1; row <= 41; row++) {
                var asOf = AsOf.position(s1.positionOf(row));
                var picture = followed.flows(Question.ALL, asOf);
                conserves(picture);
                assertThat(picture.total().poolFen())
                        .isEqualTo(funds.ledger(asOf).total().poolFen());
            }
        }
    }
}
