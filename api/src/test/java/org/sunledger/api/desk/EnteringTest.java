package org.sunledger.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.api.FrontDoor;
import org.sunledger.ledger.shared.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a request to the journal and back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnteringTest {
    private static final String QUOTA = """
            {"effectiveOn":"2018-03-01","docRefs":[{"docNo":"安财农〔2018〕5号","title":"指标文件"}],"quota":{
            "code":"F-%1$s","name":"专项扶贫资金","level":"CENTRAL","category":"EARMARKED",
            "quotaDocNo":"安财农〔2018〕%1$s号","amountFen":%2$s,"fiscalYear":2018,"divisionCode":"370784000000",
            "functionCode":"2130504","purpose":"基础设施"}}""";
    private static final JsonMapper JSON = new JsonMapper();
    private static int documents = 100;

    private FrontDoor door;
    private long head;

    @BeforeEach
    void the_door() {
        door = FrontDoor.open();
        head = door.ledger().journal().head();
    }

    private static String quota(String amount) {
        return QUOTA.formatted(++documents, amount);
    }

    @Test
    void a_retry_hears_the_same_and_records_nothing() {
        var key = UUID.randomUUID().toString();
        var body = quota("300000000");
        var first = door.send(Role.MAKER, "POST", "/api/v1/funds", body, "Idempotency-Key", key);
        var again = door.send(Role.MAKER, "POST", "/api/v1/funds", body, "Idempotency-Key", key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        // The entry, and the claim of its code that follows by itself.
        assertThat(door.ledger().journal().head()).isEqualTo(head + 2);
        var answer = JSON.readTree(first.body());
        assertThat(first.headers().firstValue("Location"))
                .contains("/api/v1/streams/Fund/" + answer.get("id").asString() + "/0");
        assertThat(answer.get("position").asLong()).isEqualTo(head + 1);
        assertThat(answer.get("version").asLong()).isZero();
        assertThat(answer.get("recordedAt").asString()).isEqualTo("2018-05-08T02:00:00.000Z");
        assertThat(answer.get("eventIds").size()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var key = UUID.randomUUID().toString();
        var body = quota("300000000");
        door.send(Role.MAKER, "POST", "/api/v1/funds", body, "Idempotency-Key", key);
        var other = door.send(Role.MAKER, "POST", "/api/v1/funds", body.replace("基础设施", "产业"), "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("/problems/shared/key-reused");
        assertThat(door.ledger().journal().head()).isEqualTo(head + 2);
    }

    @Test
    void nobody_fetches_anothers_answer_with_anothers_key() {
        var key = UUID.randomUUID().toString();
        var body = quota("300000000");
        door.send(Role.MAKER, "POST", "/api/v1/funds", body, "Idempotency-Key", key);
        var other = door.send(Role.CHECKER, "POST", "/api/v1/funds", body, "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("/problems/shared/key-reused");
        assertThat(door.ledger().journal().head()).isEqualTo(head + 2);
    }

    @Test
    void who_signs_can_read_what_was_entered_inside_the_area() {
        var fund = JSON.readTree(door.write(Role.MAKER, "POST", "/api/v1/funds", quota("300000000"))
                .body());
        var path = "/api/v1/streams/Fund/" + fund.get("id").asString();
        var read = door.get(Role.CHECKER, path);
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        var entry = JSON.readTree(read.body()).get(0);
        assertThat(entry.get("eventType").asString()).isEqualTo("fund.entered");
        assertThat(entry.get("version").asLong()).isZero();
        assertThat(entry.get("docRefs").get(0).get("docNo").asString()).isEqualTo("安财农〔2018〕5号");
        assertThat(entry.get("docRefs").get(0).get("title").asString()).isEqualTo("指标文件");
        assertThat(entry.get("payload").get("quota").get("amountFen").asLong()).isEqualTo(300_000_000);
        assertThat(door.get(Role.CHECKER, "/api/v1/streams/Fund/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(door.get(Role.CHECKER, "/api/v1/streams/Nothing/1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_same_is_a_page_in_words_for_whoever_signs() {
        var fund = JSON.readTree(door.write(Role.MAKER, "POST", "/api/v1/funds", quota("300000000"))
                .body());
        var path = "/streams/Fund/" + fund.get("id").asString();
        var page = door.get(Role.CHECKER, path, "Accept", "text/html");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("办理经过:资金指标 F-" + documents + " 专项扶贫资金", "指标录入", "3,000,000.00", "安财农〔2018〕5号 指标文件")
                .doesNotContain("\"quota\"");
        assertThat(door.get(Role.CHECKER, path + "?lang=en", "Accept", "text/html")
                        .body())
                .contains("What happened: fund F-" + documents);
        assertThat(door.get(null, path, "Accept", "text/html").statusCode()).isEqualTo(401);
        var nowhere = door.get(Role.CHECKER, "/streams/Fund/" + UUID.randomUUID(), "Accept", "text/html");
        assertThat(nowhere.statusCode()).isEqualTo(404);
    }

    @Test
    void a_stale_version_is_refused_and_the_right_one_taken() {
        var fund = JSON.readTree(door.write(Role.MAKER, "POST", "/api/v1/funds", quota("300000000"))
                .body());
        var path = "/api/v1/funds/" + fund.get("id").asString() + "/registration";
        var body = "{\"effectiveOn\":\"2018-03-02\"}";
        var stale = door.send(Role.CHECKER, "PUT", path, body, "Idempotency-Key", key(), "If-Match", "\"7\"");
        assertThat(stale.body()).contains("/problems/shared/stale-version");
        var right = door.send(Role.CHECKER, "PUT", path, body, "Idempotency-Key", key(), "If-Match", "\"0\"");
        assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void every_rule_that_refuses_is_told() {
        var body = quota("300000000").replace("370784000000", "110101000000").replace("2018-03-01", "2019-03-01");
        var refused = door.write(Role.CHECKER, "POST", "/api/v1/funds", body);
        assertThat(refused.statusCode()).isEqualTo(403);
        var types = JSON.readTree(refused.body())
                .get("refusals")
                .valueStream()
                .map(each -> each.get("type").asString())
                .toList();
        assertThat(types)
                .startsWith("/problems/shared/role-not-allowed")
                .contains("/problems/shared/outside-area", "/problems/shared/date-in-future");
        assertThat(door.ledger().journal().head()).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,            api/amount-not-whole",
        "100.0,          api/amount-not-whole",
        "1e3,            api/amount-not-whole",
        "'\"100\"',      api/amount-not-whole",
        "true,           api/amount-not-whole",
        "null,           shared/field-missing",
        "0,              shared/amount-zero",
        "-1,             shared/amount-out-of-range",
        "10000000000001, shared/amount-out-of-range",
        "99999999999999999999, api/number-out-of-range"
    })
    void an_amount_is_a_whole_number_of_fen(String amount, String code) {
        var refused = door.write(Role.MAKER, "POST", "/api/v1/funds", quota(amount));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(door.ledger().journal().head()).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"effectiveOn\":\"2018-03-01\" | \"effectiveOn\":\"2018-02-30\" | api/field-type",
                "\"effectiveOn\":\"2018-03-01\" | \"effectiveOn\":20180301 | api/field-type",
                "\"effectiveOn\":\"2018-03-01\" | \"effectiveOn\":\"2018-03-01T00:00\" | api/field-type",
                "\"effectiveOn\":\"2018-03-01\", | '' | shared/field-missing",
                "\"code\" | \"colour\":1,\"code\" | api/field-unknown",
                "\"quota\":{ | \"colour\":1,\"quota\":{ | api/field-unknown",
                "\"CENTRAL\" | \"HEAVENLY\" | api/field-type",
                "\"CENTRAL\" | 0 | api/field-type",
                "\"专项扶贫资金\" | 5 | api/field-type",
                "\"专项扶贫资金\" | null | shared/field-missing",
                "\"专项扶贫资金\" | \"a\\u0000b\" | api/text-unprintable",
                "370784000000 | 37078400000 | shared/division-malformed",
                "[{\"docNo\" | [null,{\"docNo\" | shared/field-missing",
                "\"fiscalYear\":2018 | \"fiscalYear\":2018,\"fiscalYear\":2019 | api/json-malformed",
                "}} | }} x | api/json-malformed",
                "}} | } | api/json-malformed",
                "}} | }} {} | api/json-malformed",
            })
    void a_body_is_taken_literally(String right, String wrong, String code) {
        var refused = door.write(Role.MAKER, "POST", "/api/v1/funds", quota("5").replace(right, wrong));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(door.ledger().journal().head()).isEqualTo(head);
    }

    @Test
    void everything_that_is_wrong_with_a_body_is_told_at_once_and_where() {
        var body = quota("1.5")
                .replace("\"effectiveOn\":\"2018-03-01\"", "\"effectiveOn\":\"2018-02-30\",\"colour\":1")
                .replace("370784000000", "37078400000")
                .replace("\"name\":\"专项扶贫资金\",", "")
                .replace("安财农〔2018〕5号", "五号");
        var problem = JSON.readTree(
                door.write(Role.MAKER, "POST", "/api/v1/funds", body).body());
        assertThat(told(Role.MAKER, "/api/v1/funds", body))
                .containsExactly(
                        "api/field-type /effectiveOn",
                        "api/field-unknown /colour",
                        "shared/doc-no-malformed /docRefs/0/docNo",
                        "api/amount-not-whole /quota/amountFen",
                        "shared/division-malformed /quota/divisionCode",
                        "shared/field-missing /quota/name");
        for (var each : problem.get("refusals").valueStream().toList()) {
            assertThat(each.get("field").asString()).isNotBlank();
            for (var sentence : List.of("detail", "detailEn")) {
                assertThat(each.get(sentence).asString())
                        .contains(each.get("field").asString());
            }
        }
        var missing = problem.get("refusals").get(5);
        assertThat(missing.get("expected").asString()).isEqualTo("文本");
        assertThat(missing.get("expectedEn").asString()).isEqualTo("text");
        assertThat(problem.get("type").asString()).isEqualTo("/problems/api/field-type");
        assertThat(door.ledger().journal().head()).isEqualTo(head);
    }

    @Test
    void everything_a_command_finds_wrong_with_itself_is_told_at_once() {
        var body = quota("0").replace("2130504", "99").replace("\"fiscalYear\":2018", "\"fiscalYear\":18");
        var problem = JSON.readTree(
                door.write(Role.MAKER, "POST", "/api/v1/funds", body).body());
        var told = problem.get("refusals").valueStream().toList();
        assertThat(told)
                .extracting(each -> each.get("pointer").asString())
                .containsExactly("/quota/fiscalYear", "/quota/amountFen", "/quota/functionCode");
        assertThat(told.get(2).get("type").asString()).isEqualTo("/problems/shared/field-wrong");
        assertThat(told.get(2).get("detail").asString()).contains("支出功能分类", "21305");
        assertThat(told.get(2).get("detailEn").asString()).contains("functional classification", "21305");
        assertThat(door.ledger().journal().head()).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/v1/funds | {\"colour\":1}",
                "POST | /api/v1/funds | [1,2",
                "POST | /api/v1/funds | ''",
                "PUT | /api/v1/funds/1/registration | {}",
                "POST | /api/v1/findings | {\"number\":7}",
                "POST | /api/v1/projections/money/rollbacks | {\"version\":\"x\"}",
                "POST | /api/v1/projections/money/rebuilds/1/acceptance | {}",
                "POST | /api/v1/replays | {}",
            })
    void who_may_not_ask_hears_so_whatever_the_body_says(String method, String path, String body) {
        var refused = door.write(Role.TOWN, method, path, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(JSON.readTree(refused.body()).get("refusals").valueStream())
                .extracting(each -> each.get("type").asString())
                .containsExactly("/problems/shared/role-not-allowed");
        var withoutKey = door.send(Role.TOWN, method, path, body, "Content-Type", "text/plain");
        assertThat(withoutKey.statusCode()).as(withoutKey.body()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2 | api/json-malformed",
                "{\"effectiveOn\" | api/json-malformed",
                "[] | api/body-type",
                "7 | api/body-type",
                "\"x\" | api/body-type",
            })
    void what_is_no_object_is_told_so_and_names_no_field(String body, String code) {
        var refused = door.write(Role.MAKER, "POST", "/api/v1/funds", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        var problem = JSON.readTree(refused.body());
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(problem.path("field").asString("")).isEmpty();
        assertThat(problem.get("detail").asString()).doesNotContain("字段");
    }

    @Test
    void who_enters_something_reads_at_once_at_its_location_what_was_recorded() {
        var fund = door.write(Role.MAKER, "POST", "/api/v1/funds", quota("300000000"));
        var id = JSON.readTree(fund.body()).get("id").asString();
        door.write(Role.CHECKER, "PUT", "/api/v1/funds/" + id + "/registration", "{\"effectiveOn\":\"2018-03-02\"}");
        var body = "{\"effectiveOn\":\"2018-03-02\",\"amountFen\":100,\"bankRef\":\"LOC-" + ++documents + "\"}";
        var arrival = door.write(Role.TREASURY, "POST", "/api/v1/funds/" + id + "/arrivals", body);
        assertThat(arrival.statusCode()).as(arrival.body()).isEqualTo(201);
        var written = JSON.readTree(arrival.body());
        var read =
                door.get(Role.TREASURY, arrival.headers().firstValue("Location").orElseThrow());
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        var entry = JSON.readTree(read.body());
        assertThat(entry.get("eventId").asString())
                .isEqualTo(written.get("eventIds").get(0).asString());
        assertThat(entry.get("payload").get("arrivalId").asString())
                .isEqualTo(written.get("id").asString());
        assertThat(door.get(Role.TREASURY, "/api/v1/streams/Fund/" + id + "/99").statusCode())
                .isEqualTo(404);
        var confirmation =
                "/api/v1/funds/" + id + "/arrivals/" + written.get("id").asString() + "/confirmation";
        var confirmed = JSON.readTree(door.write(Role.CHECKER, "PUT", confirmation, "{\"effectiveOn\":\"2018-03-02\"}")
                .body());
        assertThat(confirmed.has("id")).as("nothing was opened").isFalse();
        assertThat(confirmed.has("version")).isTrue();
    }

    @Test
    void the_form_and_the_content_of_a_body_are_told_together() {
        var docs = String.join(",", Collections.nCopies(21, "{\"title\":\"t\",\"sha256\":\"5a\"}"));
        var body = quota("0")
                .replace("[{\"docNo\":\"安财农〔2018〕5号\",\"title\":\"指标文件\"}]", "[" + docs + "]")
                .replace("2130504", "99")
                .replace("\"fiscalYear\":2018", "\"fiscalYear\":\"x\"")
                .replace("370784000000", "37")
                .replace("\"name\":\"专项扶贫资金\"", "\"name\":\" \"")
                .replace("2018-03-01", "2018-02-30");
        assertThat(told(Role.MAKER, "/api/v1/funds", body))
                .contains(
                        "api/field-type /effectiveOn",
                        "shared/field-wrong /docRefs",
                        "shared/digest-malformed /docRefs/20/sha256",
                        "api/field-type /quota/fiscalYear",
                        "shared/division-malformed /quota/divisionCode",
                        "shared/amount-zero /quota/amountFen",
                        "shared/field-missing /quota/name",
                        "shared/field-wrong /quota/functionCode")
                .hasSize(28);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TREASURY | /funds/ID/arrivals | {'effectiveOn':'x','amountFen':0} |"
                        + " api/field-type /effectiveOn, shared/amount-zero /amountFen, shared/field-missing /bankRef",
                "MAKER | /funds/ID/adjustments | {'deltaFen':90000000000000,'docNo':'x'} |"
                        + " shared/amount-out-of-range /deltaFen, shared/doc-no-malformed /docNo,"
                        + " shared/field-missing /effectiveOn",
                "PROJECT_AUTHORITY | /projects/ID/allocations | {'effectiveOn':'2018-03-01','divisionCode':'3',"
                        + "'beneficiaryDivs':[{'divisionCode':'370784119333','bp':1}],'amountFen':0,'fiscalYear':1,"
                        + "'split':[],'allocationBasis':' ','method':'x'} | shared/division-malformed /divisionCode,"
                        + " api/field-type /method, shared/amount-zero /amountFen, shared/field-wrong /fiscalYear,"
                        + " shared/field-missing /allocationBasis, shared/field-missing /split,"
                        + " shared/field-wrong /beneficiaryDivs",
                "AUDITOR | /findings | {'effectiveOn':'2018-03-01','number':'','category':'x','subjects':['x'],"
                        + "'unitOrg':'x','severity':'x'} | api/field-type /category, api/field-type /severity,"
                        + " shared/org-malformed /unitOrg, shared/field-missing /number, shared/field-wrong /subjects",
            })
    void a_command_says_what_is_wrong_with_itself_also_where_the_form_is(
            Role role, String path, String body, String expected) {
        var id = "0190a0f0-0000-7000-8000-00000000000a";
        assertThat(told(role, "/api/v1" + path.replace("ID", id), body.replace('\'', '"')))
                .containsExactlyInAnyOrder(expected.split(", "));
    }

    /** A rule that looks at two fields says nothing where one of them cannot be read. */
    @Test
    void nothing_is_told_of_what_stands_in_for_a_value() {
        var body = """
                {"effectiveOn":"2018-03-01","channel":%s,"assignedLevel":"COUNTY","anonymity":%s,"subjects":[],
                "categoryCode":"","text":"t","reporterRef":"0190a0f0-0000-7000-8000-00000000000a"}""";
        assertThat(told(Role.TOWN, "/api/v1/cases", body.formatted("7", "7")))
                .containsExactlyInAnyOrder(
                        "api/field-type /channel", "api/field-type /anonymity", "shared/field-missing /categoryCode");
        assertThat(told(Role.TOWN, "/api/v1/cases", body.formatted("\"NOTICE_OBJECTION\"", "\"ANONYMOUS\"")))
                .containsExactlyInAnyOrder(
                        "shared/field-missing /categoryCode",
                        "shared/field-missing /noticeId",
                        "shared/field-wrong /reporterRef");
    }

    private List<String> told(Role role, String path, String body) {
        var refused = door.write(role, "POST", path, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(door.ledger().journal().head()).isEqualTo(head);
        return JSON.readTree(refused.body())
                .get("refusals")
                .valueStream()
                .map(each -> each.get("type").asString().replace("/problems/", "") + " "
                        + each.get("pointer").asString())
                .toList();
    }

    @Test
    void a_fund_code_is_given_once() {
        var first = quota("300000000");
        door.write(Role.MAKER, "POST", "/api/v1/funds", first);
        var before = door.ledger().journal().head();
        var second = first.replace("\"quotaDocNo\":\"安财农〔2018〕", "\"quotaDocNo\":\"安财农〔2017〕");
        var refused = door.write(Role.MAKER, "POST", "/api/v1/funds", second);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(refused.body()).get("type").asString()).isEqualTo("/problems/fund/code-used");
        assertThat(door.ledger().journal().head()).isEqualTo(before);
    }

    @Test
    void what_people_type_is_kept_beside_the_journal() {
        var body = quota("5").replace("{\"effectiveOn\"", "{\"reason\":\"补登\",\"effectiveOn\"");
        JsonNode written = JSON.readTree(
                door.write(Role.MAKER, "POST", "/api/v1/funds", body).body());
        var stored = door.get(
                Role.AUDITOR, "/api/v1/journal/" + written.get("position").asLong());
        assertThat(stored.body()).doesNotContain("补登");
        assertThat(JSON.readTree(stored.body()).get("metadata").get("reason").asString())
                .matches("[0-9a-f]{64}");
    }
}
