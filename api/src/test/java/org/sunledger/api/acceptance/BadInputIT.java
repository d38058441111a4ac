package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.sunledger.api.acceptance.EarlyDemo.TODAY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.api.demo.Staged;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.party.TextStore;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;
import tools.jackson.databind.JsonNode;

/** What cannot be right is answered by a problem with a permanent type and both sentences, and leaves nothing behind. */
@ExtendWith(EarlyDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputIT {
    private static final String F3 = "/api/v1/funds/" + Staged.fund(3);
    private static final String ARRIVALS = F3 + "/arrivals";
    private static final String P1 = "/api/v1/projects/" + Staged.id("project/P1");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final String SHA = "5a1e".repeat(16);

    private static final String STREAMS = "/api/v1/streams/";

    private final List<DynamicTest> tests = new ArrayList<>();
    private @Nullable EarlyDemo early;

    @TestFactory
    Stream<DynamicTest> ids_that_name_nothing(EarlyDemo demo) {
        early = demo;
        var on = Map.of("effectiveOn", TODAY);
        write("POST", "treasury", "/api/v1/funds/" + NOBODY + "/arrivals", arrival(), 404, "fund/unknown");
        write("PUT", "checker", ARRIVALS + "/" + NOBODY + "/confirmation", on, 404, "fund/unknown-entry");
        var project = "/api/v1/projects/" + NOBODY;
        write("POST", "maker", project + "/disbursements", request(NOBODY), 404, "project/unknown");
        write("PUT", "project", project + "/start", on, 404, "project/unknown");
        write("POST", "maker", P1 + "/disbursements", request(NOBODY), 404, "project/unknown-allocation");
        write("PUT", "project", P1 + "/disbursements/" + NOBODY + "/review", on, 404, "project/unknown-disbursement");
        write("PUT", "checker", P1 + "/reversals/" + NOBODY + "/confirmation", on, 404, "project/unknown-reversal");
        write("PUT", "notice", "/api/v1/notices/" + NOBODY + "/closing", on, 404, "notice/unknown");
        write("PUT", "project", "/api/v1/cases/" + NOBODY + "/acceptance", on, 404, "case/unknown");
        write("PUT", "auditor", "/api/v1/findings/" + NOBODY + "/closing", on, 404, "finding/unknown");
        write("PUT", "project", "/api/v1/assets/" + NOBODY + "/shares/370784119333", on, 404, "asset/unknown");
        read("maker", project, 404, "api/not-found");
        read("maker", "/api/v1/funds/" + NOBODY, 404, "api/not-found");
        read("maker", "/api/v1/assets/" + NOBODY, 404, "api/not-found");
        read(null, "/api/v1/notices/" + NOBODY, 404, "api/not-found");
        read("auditor", "/api/v1/journal/999999999", 404, "api/not-found");
        read(null, "/api/v1/no-such-thing", 401, "api/not-logged-in");
        read("maker", "/api/v1/no-such-thing", 404, "api/not-found");
        write("POST", "treasury", "/api/v1/funds/1/arrivals", arrival(), 400, "api/parameter-malformed");
        write("POST", "treasury", "/api/v1/funds/1-1-1-1-1/arrivals", arrival(), 400, "api/parameter-malformed");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> states_that_do_not_fit(EarlyDemo demo) {
        early = demo;
        var on = Map.of("effectiveOn", TODAY);
        write("PUT", "checker", F3 + "/registration", on, 409, "fund/registered-before");
        write("PUT", "project", P1 + "/start", on, 409, "project/implementation-notice-open");
        write(
                "PUT",
                "project",
                P1 + "/selection",
                with(on, "year", 2018, "planDocNo", "安扶组发〔2018〕4号"),
                409,
                "project/out-of-order");
        write(
                "PUT",
                "notice",
                "/api/v1/notices/" + Staged.id("notice/P1/N02-village") + "/closing",
                on,
                409,
                "notice/not-posted");
        write("POST", "treasury", ARRIVALS, arrival("amountFen", 60_000_001), 409, "fund/arrival-exceeds-quota");
        write("PUT", "approver", P1 + "/settlement/approval", on, 409, "project/settlement-not-proposed");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> amounts_that_are_none(EarlyDemo demo) {
        early = demo;
        amount("0", 400, "shared/amount-zero");
        amount("-1", 400, "shared/amount-out-of-range");
        amount("10000000000001", 400, "shared/amount-out-of-range");
        amount("9223372036854775807", 400, "shared/amount-out-of-range");
        amount("9223372036854775808", 400, "api/number-out-of-range");
        amount("1.5", 400, "api/amount-not-whole");
        amount("1.0", 400, "api/amount-not-whole");
        amount("1e3", 400, "api/amount-not-whole");
        amount("\"100\"", 400, "api/amount-not-whole");
        amount("true", 400, "api/amount-not-whole");
        amount("[100]", 400, "api/amount-not-whole");
        amount("null", 400, "shared/field-missing");
        amount("0100", 400, "api/json-malformed");
        amount("NaN", 400, "api/json-malformed");
        return tests.stream();
    }

    private void amount(String fen, int status, String type) {
        var body = "{\"effectiveOn\":\"%s\",\"amountFen\":%s,\"bankRef\":\"BAD\"}".formatted(TODAY, fen);
        write("POST", "treasury", ARRIVALS, body, status, type);
    }

    @TestFactory
    Stream<DynamicTest> dates_that_are_none(EarlyDemo demo) {
        early = demo;
        for (var day : List.of("2018-02-30", "2018-13-01", "2018-3-1", "20180312", "2018-03-12T00:00:00Z", "", "今天")) {
            write("POST", "treasury", ARRIVALS, arrival("effectiveOn", day), 400, "api/field-type");
        }
        write("POST", "treasury", ARRIVALS, arrival("effectiveOn", 20_180_312), 400, "api/field-type");
        write("POST", "treasury", ARRIVALS, arrival("effectiveOn", "2018-03-13"), 409, "shared/date-in-future");
        write("POST", "treasury", ARRIVALS, arrival("effectiveOn", "2018-01-04"), 409, "shared/date-before-first");
        write("POST", "treasury", ARRIVALS, arrival("effectiveOn", "2018-01-31"), 409, "shared/period-closed");
        read(null, "/api/v1/balances/villages?effectiveOn=2018-02-30", 400, "api/parameter-malformed");
        read(null, "/api/v1/balances/villages?effectiveOn=2018-03-13", 400, "as-of/future-day");
        read(null, "/api/v1/balances/villages?effectiveOn=2017-12-31", 400, "as-of/before-ledger-opened");
        read(null, "/api/v1/balances/villages?knownAt=2018-03-12", 400, "api/parameter-malformed");
        read(null, "/api/v1/balances/villages?knownAt=2018-03-12T04:00:00.001Z", 400, "as-of/future-instant");
        read(null, "/api/v1/balances/villages?knownAt=2017-12-31T23:59:59.999Z", 400, "as-of/before-ledger-opened");
        read(null, "/api/v1/balances/villages?position=0", 400, "as-of/position-unknown");
        read(null, "/api/v1/balances/villages?position=99999999", 400, "as-of/position-unknown");
        read(null, "/api/v1/balances/villages?position=-1", 400, "api/parameter-malformed");
        read(null, "/api/v1/balances/villages?position=1&position=2", 400, "api/parameter-twice");
        read(
                null,
                "/api/v1/balances/villages?position=1&knownAt=2018-03-12T00:00:00Z",
                400,
                "as-of/position-and-known-at");
        read(null, "/api/v1/balances/villages?efectiveOn=2018-03-12", 400, "api/parameter-unknown");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> places_that_are_unknown_or_foreign(EarlyDemo demo) {
        early = demo;
        place("town-huiqu", "370784119999", 409, "shared/division-not-valid");
        place("town-huiqu", "370784118261", 403, "shared/outside-area");
        place("project", "110101001001", 403, "shared/role-not-allowed");
        place("town-huiqu", "110101001001", 403, "shared/outside-area");
        for (var code : List.of("37078411933", "3707841193333", "37078411933x", "37078411933３", "")) {
            place("town-huiqu", code, 400, "shared/division-malformed");
        }
        read(null, "/api/v1/balances/villages/37078411933", 400, "shared/division-malformed");
        return tests.stream();
    }

    private void place(String user, String code, int status, String type) {
        var profile = Program.json(Staged.profileOfP1()).put("divisionCode", code);
        var body = Map.of("effectiveOn", TODAY, "profile", profile);
        write("POST", user, "/api/v1/projects", body, status, type);
    }

    @TestFactory
    Stream<DynamicTest> bodies_that_cannot_be_read(EarlyDemo demo) {
        early = demo;
        write("POST", "treasury", ARRIVALS, "{\"effectiveOn\":", 400, "api/json-malformed");
        write("POST", "treasury", ARRIVALS, "effectiveOn=2018-03-12", 400, "api/json-malformed");
        write("POST", "treasury", ARRIVALS, "{} {}", 400, "api/json-malformed");
        write("POST", "treasury", ARRIVALS, "", 400, "api/body-missing");
        write("POST", "treasury", ARRIVALS, "[1,2", 400, "api/json-malformed");
        write("POST", "treasury", ARRIVALS, "[]", 400, "api/body-type");
        write("POST", "treasury", ARRIVALS, "null", 400, "api/body-missing");
        write("POST", "treasury", ARRIVALS, arrival("amount", 1), 400, "api/field-unknown");
        write("POST", "treasury", ARRIVALS, arrival("bankRef", 7), 400, "api/field-type");
        write("POST", "treasury", ARRIVALS, arrival("bankRef", "一二三"), 400, "shared/bank-ref-malformed");
        write("POST", "treasury", ARRIVALS, Map.of("effectiveOn", TODAY), 400, "shared/field-missing");
        write("POST", "treasury", ARRIVALS, Map.of("amountFen", 1, "bankRef", "X"), 400, "shared/field-missing");
        write("POST", "treasury", ARRIVALS, "{\"amountFen\":1.5,\"bankRef\":\"一\"}", 400, "api/amount-not-whole");
        write("POST", "auditor", "/api/v1/replays", "{}", 400, "api/replay-point-missing");
        write("POST", "maker", "/api/v1/funds", fund("F88", "99"), 400, "shared/field-wrong");
        write("POST", "maker", "/api/v1/funds", fund("F3", "21305"), 409, "fund/code-used");
        var twice = "{\"effectiveOn\":\"%s\",\"amountFen\":1,\"amountFen\":2,\"bankRef\":\"X\"}".formatted(TODAY);
        write("POST", "treasury", ARRIVALS, twice, 400, "api/json-malformed");
        write("POST", "treasury", ARRIVALS, arrival("lateReason", "x".repeat(5_000)), 400, "api/text-too-long");
        var mebibyte = "{\"effectiveOn\":\"%s\",\"bankRef\":\"%s\"}".formatted(TODAY, "x".repeat(1024 * 1024));
        write("POST", "treasury", ARRIVALS, mebibyte, 413, "api/body-too-large");
        check("PATCH", "treasury", ARRIVALS, arrival(), 405, "api/method-not-allowed", key());
        check("POST", "treasury", ARRIVALS, arrival(), 415, "api/media-type", with(key(), "Content-Type", "text/csv"));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> headers_that_are_missing_or_wrong(EarlyDemo demo) {
        early = demo;
        check("POST", "treasury", ARRIVALS, arrival(), 400, "api/idempotency-key-missing", Map.of());
        check(
                "POST",
                "treasury",
                ARRIVALS,
                arrival(),
                400,
                "api/idempotency-key-malformed",
                Map.of("Idempotency-Key", "42"));
        check("POST", "treasury", ARRIVALS, arrival(), 400, "api/if-match-malformed", with(key(), "If-Match", "3"));
        check("POST", "treasury", ARRIVALS, arrival(), 409, "shared/stale-version", with(key(), "If-Match", "\"0\""));
        check("POST", "treasury", ARRIVALS, arrival(), 409, "shared/stale-version", with(key(), "If-Match", "\"99\""));
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> people_who_may_not(EarlyDemo demo) {
        early = demo;
        write("POST", null, ARRIVALS, arrival(), 401, "api/not-logged-in");
        check(
                "POST",
                null,
                ARRIVALS,
                arrival(),
                401,
                "api/not-logged-in",
                with(key(), "Authorization", Program.basic("treasury", "guessed")));
        check(
                "POST",
                null,
                ARRIVALS,
                arrival(),
                401,
                "api/not-logged-in",
                with(key(), "Authorization", Program.basic("nobody", "acceptance-1")));
        for (var user : List.of("maker", "checker", "village", "auditor", "admin", "notice")) {
            write("POST", user, ARRIVALS, arrival(), 403, "shared/role-not-allowed");
        }
        read(null, "/api/v1/balances/funds", 401, "api/not-logged-in");
        read(null, "/api/v1/journal", 401, "api/not-logged-in");
        read("maker", "/api/v1/journal", 403, "api/not-allowed");
        read("village", "/api/v1/audit-trail", 403, "api/not-allowed");
        read("village", "/api/v1/streams/Project/" + Staged.id("project/P2"), 403, "api/not-allowed");
        read("town", "/api/v1/projections", 403, "api/not-allowed");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> questions_that_a_list_does_not_know(EarlyDemo demo) {
        early = demo;
        var program = demo.program();
        var other = program.get("maker", "/api/v1/projects?limit=1")
                .json()
                .get("next")
                .asString();
        for (var list : List.of(
                "/api/v1/notices",
                "/api/v1/projects",
                "/api/v1/assets",
                "/api/v1/cases",
                "/api/v1/due-dates",
                "/api/v1/waiting")) {
            for (var after : List.of("zzz", "", "0", "-1", "x".repeat(200))) {
                read("maker", list + "?after=" + after, 400, "api/parameter-malformed");
            }
            if (!list.endsWith("/projects")) read("maker", list + "?after=" + other, 400, "api/parameter-malformed");
            for (var limit : List.of("0", "501", "-1", "x")) {
                read("maker", list + "?limit=" + limit, 400, "api/parameter-malformed");
            }
            read("maker", list + "?nonsense=1", 400, "api/parameter-unknown");
            read("maker", list + "?lang=en", 400, "api/parameter-unknown");
        }
        for (var list : List.of(
                "/api/v1/journal?",
                "/api/v1/audit-trail?",
                "/api/v1/findings?",
                "/api/v1/negative-days?",
                "/api/v1/restatements?from=1&",
                "/api/v1/balances/total/why?figure=DISBURSED&",
                "/api/v1/balances/villages/370784119333/why?figure=DISBURSED&")) {
            for (var after : List.of("zzz", "-1", "", "99999999", "9999999999999999999", "1&after=2")) {
                read("auditor", list + "after=" + after, 400, "api/parameter-malformed");
            }
            read("auditor", list + "nonsense=1", 400, "api/parameter-unknown");
        }
        read(null, "/api/v1/balances/villages/370784119333?before=99999999", 400, "api/parameter-malformed");
        for (var page : List.of("/notices", "/views/projects", "/waiting", "/audit/trail", "/audit/why")) {
            for (var after : List.of("zzz", "-1", "99999999")) {
                read("auditor", page + "?after=" + after, 400, "api/parameter-malformed");
            }
            read("auditor", page + "?nonsense=1", 400, "api/parameter-unknown");
        }
        for (var page : List.of("/", "/views", "/audit", "/audit/time", "/audit/samples", "/problems")) {
            read("auditor", page + "?nonsense=1", 400, "api/parameter-unknown");
        }
        read(null, "/villages/370784119333?before=-1", 400, "api/parameter-malformed");
        read(null, "/villages/370784119333?nonsense=1", 400, "api/parameter-unknown");
        return tests.stream();
    }

    @Test
    void the_same_key_gets_the_same_answer_and_nothing_twice_also_after_a_restart(EarlyDemo demo) {
        var program = demo.program();
        var key = UUID.randomUUID();
        var body = demo.arrival(300);
        var first = program.send("POST", "treasury", key, ARRIVALS, body);
        assertThat(first.status()).isEqualTo(201);
        var head = program.head();
        for (int i = 0; i < 2; i++) {
            var again = program.send("POST", "treasury", key, ARRIVALS, body);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.text()).isEqualTo(first.text());
            assertThat(again.headers().firstValue("Location"))
                    .isEqualTo(first.headers().firstValue("Location"));
            var other = program.send("POST", "treasury", key, ARRIVALS, with(body, "amountFen", 301));
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.type()).isEqualTo("shared/key-reused");
            assertThat(other.json().get("detail").asString()).contains(key.toString());
            assertThat(other.json().get("detailEn").asString()).contains(key.toString());
            var elsewhere = program.send(
                    "POST",
                    "maker",
                    key,
                    F3 + "/adjustments",
                    Map.of("effectiveOn", TODAY, "deltaFen", 1, "docNo", "安财农〔2018〕1号"));
            assertThat(elsewhere.type()).isEqualTo("shared/key-reused");
            assertThat(program.head()).isEqualTo(head);
            if (i == 0) {
                program.restart();
                assertThat(program.head()).isEqualTo(head);
            }
        }
        // A demo is a demo for whoever starts it: its clock may go back to where the story stood.
        program.tellUntil("2018-03-12T04:00:00Z");
        assertThat(program.head()).isEqualTo(head);
        demo.arrives(3, 1);
    }

    @Test
    void a_version_that_was_seen_and_is_still_the_one_is_taken(EarlyDemo demo) {
        var program = demo.program();
        var entered =
                program.send("POST", "treasury", ARRIVALS, demo.arrival(100)).json();
        // What followed by itself stands in the claim's stream, not in the fund's.
        var version = "\"" + entered.get("version").asLong() + "\"";
        var confirmation = ARRIVALS + "/" + entered.get("id").asString() + "/confirmation";
        var on = Map.of("effectiveOn", TODAY);
        var taken = program.send("PUT", "checker", confirmation, on, "If-Match", version);
        assertThat(taken.status()).isEqualTo(200);
        var head = program.head();
        var late = program.send("POST", "treasury", ARRIVALS, demo.arrival(100), "If-Match", version);
        assertThat(late.type()).isEqualTo("shared/stale-version");
        assertThat(late.json().get("expected").asLong())
                .isEqualTo(entered.get("version").asLong());
        assertThat(late.json().get("actual").asLong())
                .isEqualTo(taken.json().get("version").asLong());
        assertThat(program.head()).isEqualTo(head);
    }

    @Test
    void what_was_entered_waits_for_whoever_may_decide_and_for_nobody_else(EarlyDemo demo) {
        var program = demo.program();
        var entered =
                program.send("POST", "treasury", ARRIVALS, demo.arrival(500)).json();
        var id = entered.get("id").asString();
        var list = "/api/v1/waiting?limit=500&atLeast=" + program.head();
        var waiting = program.get("checker", list);
        assertThat(waiting.status()).as(waiting.text()).isEqualTo(200);
        var row = waiting.json()
                .get("rows")
                .valueStream()
                .filter(each -> each.get("decide").asString().contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("decision").asString()).isEqualTo("ARRIVAL");
        assertThat(row.get("amountFen").asLong()).isEqualTo(500);
        assertThat(row.get("enteredOn").asString()).isEqualTo(TODAY);
        assertThat(row.get("daysWaiting").asLong()).isZero();
        var record = program.get("checker", row.get("record").asString());
        assertThat(record.text()).contains(id);
        for (var other : List.of("treasury", "maker", "approver", "auditor", "village")) {
            assertThat(program.get(other, list).text()).as(other).doesNotContain(id);
        }
        assertThat(program.get(list).status()).isEqualTo(401);
        var page = program.ask("GET", "checker", "/waiting", null, "Accept", "text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains(
                        "到账:待复核",
                        "5.00",
                        row.get("label").asString(),
                        row.get("subject").asString())
                .contains(
                        "treasury",
                        row.get("since").asString(),
                        "href=\"" + row.get("page").asString() + "\"");
        assertThat(row.get("reject").asString())
                .isEqualTo("PUT " + ARRIVALS.replace("/arrivals", "/entries/" + id + "/rejection"));
        assertThat(row.get("enteredBy").asString()).isEqualTo("treasury");
        var read = program.ask("GET", "checker", row.get("page").asString(), null, "Accept", "text/html");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains(row.get("label").asString(), "到账录入");
        var english = program.ask("GET", "checker", "/waiting?lang=en", null, "Accept", "text/html");
        assertThat(english.text()).contains("arrival to be confirmed");
        var decide = row.get("decide").asString().split(" ");
        var decided = program.send(decide[0], "checker", decide[1], Map.of("effectiveOn", TODAY));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(program.get("checker", "/api/v1/waiting?limit=500&atLeast=" + program.head())
                        .text())
                .doesNotContain(id);
    }

    @Test
    void what_was_returned_is_on_its_makers_list_until_it_is_entered_again(EarlyDemo demo) {
        var program = demo.program();
        var arrival = demo.arrival(600);
        var id = program.send("POST", "treasury", ARRIVALS, arrival)
                .json()
                .get("id")
                .asString();
        var rejection = ARRIVALS.replace("/arrivals", "/entries/" + id + "/rejection");
        var returned =
                program.send("PUT", "checker", rejection, Map.of("effectiveOn", TODAY, "reasonCode", "WRONG_DOCUMENT"));
        assertThat(returned.status()).as(returned.text()).isEqualTo(200);
        var list = "/api/v1/waiting?limit=500&atLeast=";
        var row = program.get("treasury", list + program.head())
                .json()
                .get("rows")
                .valueStream()
                .filter(each -> !each.get("returnedBy").isNull())
                .findFirst()
                .orElseThrow();
        assertThat(row.get("decision").asString()).isEqualTo("ARRIVAL");
        assertThat(row.get("decisionText").asString()).startsWith("到账:已退回");
        assertThat(row.get("returnedBy").asString()).isEqualTo("checker");
        assertThat(row.get("returnedReason").asString()).isEqualTo("WRONG_DOCUMENT");
        assertThat(row.get("decide").asString()).isEqualTo("POST " + ARRIVALS);
        assertThat(row.get("reject").isNull()).isTrue();
        var label = row.get("label").asString();
        for (var other : List.of("checker", "maker", "approver", "auditor"))
            assertThat(program.get(other, list + program.head()).text())
                    .as(other)
                    .doesNotContain("\"" + label + "\"");
        var page = program.ask("GET", "treasury", "/waiting", null, "Accept", "text/html");
        assertThat(page.text()).contains("到账:已退回", "由 checker 退回", "依据文件有误", "6.00");
        assertThat(program.ask("GET", "treasury", "/waiting?lang=en", null, "Accept", "text/html")
                        .text())
                .contains("returned by checker", "wrong document");
        assertThat(program.send("POST", "treasury", ARRIVALS, arrival).status()).isEqualTo(201);
        assertThat(program.get("treasury", list + program.head()).text()).doesNotContain("\"" + label + "\"");
    }

    @Test
    void the_maker_hears_why_in_the_checkers_words_until_they_are_erased(EarlyDemo demo) {
        var program = demo.program();
        var words = "回单金额为 7.00 元,与录入不符。";
        var arrival = demo.arrival(700);
        var id = program.send("POST", "treasury", ARRIVALS, arrival)
                .json()
                .get("id")
                .asString();
        var rejection = ARRIVALS.replace("/arrivals", "/entries/" + id + "/rejection");
        var body = Map.<String, Object>of("effectiveOn", TODAY, "reasonCode", "OTHER");
        var silent = program.send("PUT", "checker", rejection, body);
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.type()).isEqualTo("shared/reason-missing");
        for (var blank : List.of("", " ", "\u3000"))
            assertThat(program.send("PUT", "checker", rejection, with(body, "reason", blank))
                            .type())
                    .isEqualTo("api/text-too-long");
        assertThat(program.send("PUT", "checker", rejection, with(body, "reason", words))
                        .status())
                .isEqualTo(200);
        var again = program.send("PUT", "checker", rejection, with(body, "reason", "重"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.type()).isEqualTo("fund/entry-ended");

        var list = "/api/v1/waiting?limit=500&atLeast=" + program.head();
        var row = returned(program.get("treasury", list), "OTHER");
        assertThat(row.get("returnedReasonText").asString()).isEqualTo("其他原因");
        assertThat(row.get("returnedReasonTextEn").asString()).isEqualTo("other");
        assertThat(row.get("returnedWords").get("text").asString()).isEqualTo(words);
        assertThat(html(program, "treasury", "/waiting")).contains("其他原因", words);
        var record = row.get("record").asString();
        var page = row.get("page").asString();
        for (var reader : List.of("treasury", "checker", "auditor")) {
            assertThat(program.get(reader, record).text()).as(reader).contains(words);
            assertThat(html(program, reader, page)).as(reader).contains("原因:其他原因", "原因说明:" + words);
        }
        assertThat(html(program, "auditor", page + "?lang=en")).contains("Reason in words: " + words);
        assertThat(program.get("admin", record).text()).doesNotContain(words).contains("WITHHELD");
        assertThat(html(program, "admin", page)).doesNotContain(words).contains("您的岗位不得查看原话");
        assertThat(program.get(record).status()).isEqualTo(401);
        assertThat(program.get("/api/v1/journal").status()).isEqualTo(401);

        var digest = program.bean(Journal.class).stream(StreamId.parse(record.substring(STREAMS.length())), 0).stream()
                .map(program.bean(JournalDecoder.class)::decode)
                .map(event -> event.envelope().reason())
                .filter(Objects::nonNull)
                .toList()
                .getLast();
        program.bean(TextStore.class).erase(digest);
        assertThat(returned(program.get("treasury", list), "OTHER")
                        .get("returnedWords")
                        .get("standing")
                        .asString())
                .isEqualTo("ERASED");
        for (var path : List.of("/waiting", page))
            assertThat(html(program, "treasury", path)).doesNotContain(words).contains("(原话已依法删除)");
        for (var path : List.of("/waiting?lang=en", page + "?lang=en"))
            assertThat(html(program, "treasury", path)).contains("(the text was erased)");
        assertThat(program.send("POST", "treasury", ARRIVALS, arrival).status()).isEqualTo(201);
    }

    private static JsonNode returned(Answer list, String reason) {
        return list.json()
                .get("rows")
                .valueStream()
                .filter(each -> each.get("returnedReason").asString("").equals(reason))
                .findFirst()
                .orElseThrow();
    }

    private static String html(Program program, String user, String path) {
        return program.ask("GET", user, path, null, "Accept", "text/html").text();
    }

    private void write(String method, @Nullable String user, String path, Object body, int status, String type) {
        check(method, user, path, body, status, type, key());
    }

    private void read(@Nullable String user, String path, int status, String type) {
        check("GET", user, path, null, status, type, Map.of());
    }

    private void check(
            String method,
            @Nullable String user,
            String path,
            @Nullable Object body,
            int status,
            String type,
            Map<String, Object> headers) {
        var program = Objects.requireNonNull(early).program();
        var text = String.valueOf(body);
        var name = "%s by %s: %s %s %s"
                .formatted(type, user, method, path, text.substring(0, Math.min(120, text.length())));
        var pairs = headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue().toString()))
                .toArray(String[]::new);
        tests.add(dynamicTest(name, () -> {
            var head = program.head();
            var answer = program.ask(method, user, path, body, pairs);
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.type()).isEqualTo(type);
            var problem = answer.json();
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            for (var member : List.of("title", "titleEn", "detail", "detailEn")) {
                assertThat(problem.get(member).asString()).isNotBlank().doesNotContain("{", "org.sunledger", "null");
            }
            assertThat(answer.types()).first().isEqualTo(type);
            assertThat(program.head()).isEqualTo(head);
            // The type is an address that explains it.
            assertThat(program.get(problem.get("type").asString()).status()).isEqualTo(200);
        }));
    }

    private static Map<String, Object> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID());
    }

    private static Map<String, Object> arrival(Object... changes) {
        return with(Map.of("effectiveOn", TODAY, "amountFen", 100, "bankRef", "BAD-INPUT"), changes);
    }

    private static Map<String, Object> fund(String code, String functionCode) {
        var quota = new LinkedHashMap<String, Object>(
                Map.of("code", code, "name", "专项资金", "level", "CENTRAL", "category", "EARMARKED", "amountFen", 100));
        quota.putAll(Map.of("quotaDocNo", "安财农〔2018〕88号", "fiscalYear", 2018, "divisionCode", "370784000000"));
        quota.putAll(Map.of("functionCode", functionCode, "purpose", "产业扶贫"));
        return Map.of("effectiveOn", TODAY, "quota", quota);
    }

    private static Map<String, Object> request(String allocation) {
        return Map.of(
                "effectiveOn",
                TODAY,
                "allocationId",
                allocation,
                "payee",
                Map.of("partyRef", NOBODY, "version", 1),
                "amountFen",
                100,
                "kind",
                "PROGRESS",
                "vouchers",
                List.of(Map.of("type", "增值税发票", "no", "1", "issuer", "公司", "sha256", SHA, "amountFen", 100)));
    }

    /** The same with some values put in or changed: name, value, name, value, … */
    private static Map<String, Object> with(Map<String, ?> map, Object... changes) {
        var changed = new LinkedHashMap<String, Object>(map);
        for (int i = 0; i < changes.length; i += 2) changed.put((String) changes[i], changes[i + 1]);
        return changed;
    }
}
