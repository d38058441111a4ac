package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.sunledger.api.demo.Demo;
import org.sunledger.api.demo.Staged;
import org.sunledger.ledger.posting.S1;

/**
 * What the story must refuse, tried over HTTP at the moment of the story when somebody might, by whoever would. The story
 * is told on one program from moment to moment; nothing of what is refused is recorded, so it ends as it always does.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsOfS1IT {
    private static final String BAISHANTOU = "370784119333";
    private static final String TANQIUYU = "370784118212";
    private static final String SCAN = "5a1e".repeat(16);

    private final Program program = Program.staged();

    @AfterAll
    void close() throws IOException {
        program.close();
    }

    @TestFactory
    Stream<DynamicTest> are_refused_at_their_moment_and_the_story_goes_on() {
        return Stream.of(
                refusal(
                        "INV-08 the clerk who entered a fund confirms it",
                        "2018-01-05T01:30:00Z",
                        () -> program.send(
                                "PUT",
                                "maker",
                                "/api/v1/funds/" + Staged.fund(1) + "/registration",
                                body("2018-01-05")),
                        403,
                        List.of("shared/role-not-allowed", "shared/same-person"),
                        "岗位“财政局经办岗”不得办理此事项,应由以下岗位办理:财政局复核岗。",
                        "The role finance maker may not do this; it is for: finance checker.",
                        Map.of()),
                refusal(
                        "INV-03 700,000 is allocated from F3, which got 600,000",
                        "2018-03-21T01:00:00Z",
                        this::proposedFromF3,
                        () -> approve(proposed),
                        409,
                        List.of("project/pool-too-small"),
                        "资金来源余额不足:指标 %s 可用 600000.00 元,需要 700000.00 元。".formatted(Staged.fund(3)),
                        "Fund %s has 600000.00 yuan left; 700000.00 yuan is needed.".formatted(Staged.fund(3)),
                        Map.of("availableFen", 60_000_000L, "requestedFen", 70_000_000L)),
                refusal(
                        "INV-02 2,000,000 is split into 1,200,000 and 799,999.99",
                        "2018-03-22T00:30:00Z",
                        () -> propose(
                                "P1", BAISHANTOU, "2018-03-22", 200_000_000, Map.of(1, 120_000_000L, 2, 79_999_999L)),
                        409,
                        List.of("project/split-not-exact"),
                        "资金来源合计与总额相差 0.01 元:总额 2000000.00 元,合计 1999999.99 元。",
                        "The split differs from the amount by 0.01 yuan: the amount is 2000000.00, the lines come to 1999999.99.",
                        Map.of("differenceFen", 1L, "amountFen", 200_000_000L, "sumFen", 199_999_999L)),
                refusal(
                        "INV-15 a retention of 3.01 per cent",
                        "2018-03-28T01:30:00Z",
                        () -> program.send(
                                "PUT",
                                "project",
                                project("P1") + "/contract",
                                body(
                                        "2018-03-28",
                                        "contractNo",
                                        "AQ-2018-P1",
                                        "supplier",
                                        payee("P1"),
                                        "amountFen",
                                        200_000_000,
                                        "method",
                                        "PUBLIC_TENDER",
                                        "retentionBp",
                                        301,
                                        "prepayBp",
                                        3000)),
                        409,
                        List.of("project/retention-too-high"),
                        "质保金比例超限:最高 300 基点(3% 为 300),填报 301 基点。",
                        "A retention of at most 300 basis points is allowed; 301 was given.",
                        Map.of("maxBp", 300L, "retentionBp", 301L)),
                refusal(
                        "INV-27 a village code that was never registered",
                        "2018-03-28T01:30:00Z",
                        () -> program.send(
                                "POST",
                                "town-huiqu",
                                "/api/v1/projects",
                                body(
                                        "2018-03-28",
                                        "profile",
                                        Program.json(Staged.profileOfP1()).put("divisionCode", "370784119999"))),
                        409,
                        List.of("shared/division-not-valid"),
                        "区划代码在该日期无效:370784119999 在 2018-03-28 未登记或已撤销。",
                        "Division 370784119999 was not valid on 2018-03-28.",
                        Map.of()),
                refusal(
                        "INV-06 and INV-05: P1 is paid on 04-10, objected to and not closed",
                        "2018-04-10T03:00:00Z",
                        () -> request("P1", "2018-04-10", 60_000_000, "PREPAYMENT", "R-0410"),
                        409,
                        List.of("project/implementation-notice-open", "project/objection-open"),
                        "未完成实施前公示,不得开工或拨付:截至 2018-04-10 公示未期满结束。",
                        "The pre-implementation notice was not closed on 2018-04-10: neither start nor payment is allowed.",
                        Map.of()),
                refusal(
                        "INV-21 N05 is closed on its last day",
                        "2018-04-12T03:00:00Z",
                        () -> closeN05OfP2("2018-04-12"),
                        409,
                        List.of("notice/period-not-over"),
                        "公示期未满 10 天:最后一日为 2018-04-12,2018-04-13 起可归档。",
                        "The period of 10 days is not over: its last day is 2018-04-12, the notice can be closed from 2018-04-13.",
                        Map.of("days", 10L)),
                refusal(
                        "INV-05 P3 is paid before its notice closed",
                        "2018-04-12T03:00:00Z",
                        () -> request("P3", "2018-04-12", 54_000_000, "PREPAYMENT", "R-0412"),
                        409,
                        List.of("project/implementation-notice-open"),
                        "未完成实施前公示,不得开工或拨付:截至 2018-04-12 公示未期满结束。",
                        "The pre-implementation notice was not closed on 2018-04-12: neither start nor payment is allowed.",
                        Map.of()),
                refusal(
                        "INV-21 N05 is closed in the last second of its last day",
                        "2018-04-12T15:59:59Z",
                        () -> closeN05OfP2("2018-04-12"),
                        409,
                        List.of("notice/period-not-over"),
                        "公示期未满 10 天:最后一日为 2018-04-12,2018-04-13 起可归档。",
                        "The period of 10 days is not over: its last day is 2018-04-12, the notice can be closed from 2018-04-13.",
                        Map.of()),
                refusal(
                        "INV-01 2,000,000.01 is paid on A1",
                        "2018-05-08T01:00:00Z",
                        () -> request("P1", "2018-05-08", 200_000_001, "PREPAYMENT", "R-0508"),
                        409,
                        List.of("project/insufficient", "project/over-progress"),
                        "超出可用指标:可用 2000000.00 元,申请 2000000.01 元。",
                        "The allocation has 2000000.00 yuan available; 2000000.01 yuan was asked for.",
                        Map.of("availableFen", 200_000_000L, "requestedFen", 200_000_001L)),
                refusal(
                        "INV-09 P2 is paid under the bank reference of P1",
                        "2018-05-08T02:00:50Z",
                        () -> program.send(
                                "PUT",
                                "treasury",
                                project("P2") + "/disbursements/" + Staged.id("disbursement/10") + "/payment",
                                body("2018-05-08", "bankRef", "S1-ZF-009")),
                        409,
                        List.of("project/bank-ref-used"),
                        "银行流水号重复:S1-ZF-009 已使用。",
                        "Bank reference S1-ZF-009 is already used.",
                        Map.of()),
                refusal(
                        "INV-09 P2 claims the voucher of P1",
                        "2018-05-08T02:00:50Z",
                        () -> request("P2", "2018-05-08", 45_000_000, "PREPAYMENT", "37070001"),
                        409,
                        List.of("project/voucher-used"),
                        "票据重复,疑似重复报账:增值税发票 37070001 已由另一申请使用。",
                        "Voucher 增值税发票 37070001 is used by another request.",
                        Map.of()),
                refusal(
                        "INV-08 who registered an asset confirms its title",
                        "2018-11-12T03:00:00Z",
                        () -> program.send(
                                "PUT",
                                "project",
                                "/api/v1/assets/" + Staged.id("asset/P1") + "/title",
                                body(
                                        "2018-11-12",
                                        "ownerLevel",
                                        "VILLAGE",
                                        "ownerOrg",
                                        Staged.villageOfP1(),
                                        "docNo",
                                        "安政资确〔2018〕1号")),
                        409,
                        List.of("shared/same-person"),
                        "经办与复核不能为同一人:project 已在本流程签字。",
                        "Maker and checker must differ: project has already signed in this chain.",
                        Map.of()),
                refusal(
                        "INV-19 P1 is handed over without the receiving side's signature",
                        "2018-11-20T01:00:00Z",
                        this::handOverWithoutReceiver,
                        409,
                        List.of("asset/handover-incomplete"),
                        "缺少移交手续:接收方签字。",
                        "The handover is incomplete; it lacks: the signature of the receiving side.",
                        Map.of()),
                refusal(
                        "INV-26 an entry of 11-30 after November was closed, without a reason",
                        "2018-12-06T01:00:00Z",
                        () -> adjust("2018-11-30", null),
                        409,
                        List.of("shared/period-closed"),
                        "期间已结账:2018-11 已结账,补录 2018-11-30 的业务须填写迟报原因。",
                        "Period 2018-11 is closed; an entry dated 2018-11-30 needs a reason for being late.",
                        Map.of()),
                refusal(
                        "INV-04 407,550 is requested for P2 on 12-24",
                        "2018-12-24T01:00:00Z",
                        () -> request("P2", "2018-12-24", 40_755_000, "SETTLEMENT", "R-1224"),
                        409,
                        List.of("project/over-settlement"),
                        "超进度拨款:结算审定 1415000.00 元,留质保金 300 基点,最多 1372550.00 元;已付净额 1000000.00 元,申请 407550.00 元。",
                        "Over the settlement: of 1415000.00 yuan, 300 basis points retained, at most 1372550.00 yuan is payable; 1000000.00 yuan is paid net and 407550.00 yuan was asked for.",
                        Map.of(
                                "limitFen",
                                137_255_000L,
                                "netPaidFen",
                                100_000_000L,
                                "requestedFen",
                                40_755_000L,
                                "settlementFen",
                                141_500_000L)),
                refusal(
                        "INV-07 the retention of P1 is paid on the last day of the defect year",
                        "2019-10-15T02:00:00Z",
                        () -> request("P1", "2019-10-15", 5_820_000, "RETENTION", "R-1015"),
                        409,
                        // INV-04 retains until the defect period ends, so it refuses too and gives the type.
                        List.of("project/over-settlement", "project/defect-period-running"),
                        "超进度拨款:结算审定 1940000.00 元,留质保金 300 基点,最多 1881800.00 元;已付净额 1881800.00 元,申请 58200.00 元。",
                        "Over the settlement: of 1940000.00 yuan, 300 basis points retained, at most 1881800.00 yuan is payable; 1881800.00 yuan is paid net and 58200.00 yuan was asked for.",
                        Map.of("limitFen", 188_180_000L, "requestedFen", 5_820_000L)),
                refusal(
                        "INV-26 an entry of 11-30 when the story is over, without a reason",
                        "2020-05-12T00:00:00Z",
                        () -> adjust("2018-11-30", null),
                        409,
                        List.of("shared/period-closed"),
                        "期间已结账:2018-11 已结账,补录 2018-11-30 的业务须填写迟报原因。",
                        "Period 2018-11 is closed; an entry dated 2018-11-30 needs a reason for being late.",
                        Map.of()),
                dynamicTest("with a reason for being late it is taken, and shown as late", this::late),
                dynamicTest("the story ended with the balances it always ends with", this::ended));
    }

    private DynamicTest refusal(
            String name,
            String at,
            Supplier<Answer> attempt,
            int status,
            List<String> types,
            String chinese,
            String english,
            Map<String, Long> figures) {
        return refusal(name, at, () -> {}, attempt, status, types, chinese, english, figures);
    }

    /** @param before what has to be recorded first, and may be */
    private DynamicTest refusal(
            String name,
            String at,
            Runnable before,
            Supplier<Answer> attempt,
            int status,
            List<String> types,
            String chinese,
            String english,
            Map<String, Long> figures) {
        return dynamicTest(name, () -> {
            program.tellUntil(at);
            assertThat(program.bean(Demo.class).isLoading()).isFalse();
            before.run();
            var head = program.head();
            var answer = attempt.get();
            var problem = answer.json();
            assertThat(answer.types()).containsExactlyElementsOf(types);
            assertThat(answer.type()).isEqualTo(types.getFirst());
            assertThat(answer.status()).isEqualTo(status);
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(problem.get("detail").asString()).isEqualTo(chinese);
            assertThat(problem.get("detailEn").asString()).isEqualTo(english);
            figures.forEach((figure, value) ->
                    assertThat(problem.get(figure).asLong()).as(figure).isEqualTo(value));
            for (var refused : problem.get("refusals")) {
                assertThat(refused.get("detail").asString()).isNotBlank().doesNotContain("{");
                assertThat(refused.get("detailEn").asString()).isNotBlank().doesNotContain("{");
            }
            assertThat(program.head()).isEqualTo(head);
        });
    }

    private UUID proposed = new UUID(0, 0);

    private void proposedFromF3() {
        var answer = propose("P3", TANQIUYU, "2018-03-21", 70_000_000, Map.of(3, 70_000_000L));
        assertThat(answer.status()).isEqualTo(201);
        proposed = UUID.fromString(answer.json().get("id").asString());
    }

    private Answer approve(UUID allocation) {
        return program.send(
                "PUT",
                "approver",
                project("P3") + "/allocations/" + allocation + "/approval",
                body("2018-03-21", "decisionDocNo", "安扶组发〔2018〕6号"));
    }

    private Answer propose(String project, String place, String on, long fen, Map<Integer, Long> byFund) {
        var split = new ArrayList<Map<String, Object>>();
        byFund.forEach((fund, part) ->
                split.add(Map.of("fundId", Staged.fund(fund), "divisionCode", place, "amountFen", part)));
        return program.send(
                "POST",
                "project",
                project(project) + "/allocations",
                body(
                        on,
                        "divisionCode",
                        place,
                        "beneficiaryDivs",
                        List.of(),
                        "amountFen",
                        fen,
                        "fiscalYear",
                        2018,
                        "split",
                        split,
                        "allocationBasis",
                        "贫困村建设需求",
                        "method",
                        "ACTUAL_COST"));
    }

    private Answer request(String project, String on, long fen, String kind, String voucher) {
        return program.send(
                "POST",
                "maker",
                project(project) + "/disbursements",
                body(
                        on,
                        "allocationId",
                        Staged.id("allocation/" + project),
                        "milestoneNo",
                        1,
                        "payee",
                        payee(project),
                        "amountFen",
                        fen,
                        "kind",
                        kind,
                        "vouchers",
                        List.of(Map.of(
                                "type",
                                "增值税发票",
                                "no",
                                voucher,
                                "issuer",
                                "安丘市甲建筑工程有限公司(演示)",
                                "sha256",
                                SCAN,
                                "amountFen",
                                fen))));
    }

    private Answer closeN05OfP2(String on) {
        return program.send("PUT", "notice", "/api/v1/notices/" + Staged.id("notice/P2/N05") + "/closing", body(on));
    }

    private Answer handOverWithoutReceiver() {
        return program.send(
                "PUT",
                "project",
                "/api/v1/assets/" + Staged.id("asset/P1") + "/handover",
                body(
                        "2018-11-20",
                        "fromOrg",
                        Staged.townOfP1(),
                        "toOrg",
                        Staged.villageOfP1(),
                        "handoverDocNo",
                        "安扶资移〔2018〕1号",
                        "listSha256",
                        SCAN,
                        "signatories",
                        List.of(
                                Map.of("side", "GIVING", "orgId", Staged.townOfP1(), "userId", "town-huiqu"),
                                Map.of(
                                        "side",
                                        "SUPERVISING",
                                        "orgId",
                                        Staged.povertyOffice(),
                                        "userId",
                                        "inspector"))));
    }

    private Answer adjust(String on, @Nullable String lateReason) {
        var body = body(on, "deltaFen", 1, "docNo", "鲁财农指〔2018〕5号");
        if (lateReason != null) body.put("lateReason", lateReason);
        return program.send("POST", "maker", "/api/v1/funds/" + Staged.fund(1) + "/adjustments", body);
    }

    private void late() {
        var head = program.head();
        var answer = adjust("2018-11-30", "指标文件送达较晚,当月未登记");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(program.head()).isEqualTo(head + 1);
        var position = answer.json().get("position").asLong();
        var trail = program.get(
                "auditor", "/api/v1/audit-trail?actor=maker&from=2018-11-30&to=2018-11-30&atLeast=" + position);
        assertThat(trail.status()).isEqualTo(200);
        assertThat(trail.json().get("rows").valueStream())
                .filteredOn(row -> row.get("position").asLong() == position)
                .singleElement()
                .satisfies(row -> assertThat(row.get("isLate").asBoolean()).isTrue());
        var record = program.get("auditor", "/api/v1/journal/" + position);
        // What was typed is known to the journal by its digest alone.
        assertThat(record.json().get("metadata").get("lateReason").asString()).matches("[0-9a-f]{64}");
        assertThat(record.text()).doesNotContain("指标文件送达较晚");
    }

    private void ended() {
        var demo = program.bean(Demo.class);
        assertThat(demo.rows()).hasSize(41);
        var county = program.get("/api/v1/balances/villages?atLeast=" + program.head())
                .json();
        var names = List.of(
                "allocatedFen",
                "disbursedFen",
                "recoveredFen",
                "netFen",
                "availableFen",
                "assetFen",
                "incomeFen",
                "arrivedFen",
                "poolFen",
                "pendingRecoveryFen",
                "cashFen");
        var total = S1.expected().stream()
                .filter(expected -> expected.step().equals("19") && expected.isTotal())
                .findFirst()
                .orElseThrow();
        assertThat(names.stream()
                        .map(name -> county.get("total").get(name).asLong())
                        .toList())
                .isEqualTo(total.figures());
    }

    private static String project(String code) {
        return "/api/v1/projects/" + Staged.id("project/" + code);
    }

    private static Map<String, Object> payee(String project) {
        return Map.of("partyRef", Staged.id("supplier/" + project), "version", 1);
    }

    /** Name, value, name, value, … */
    private static Map<String, Object> body(String on, Object... namesAndValues) {
        var body = new LinkedHashMap<String, Object>();
        body.put("effectiveOn", on);
        for (int i = 0; i < namesAndValues.length; i += 2) body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return body;
    }
}
