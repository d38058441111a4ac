package org.sunledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.api.FrontDoor;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.projections.engine.NotYetThere;
import tools.jackson.databind.json.JsonMapper;

/** A refusal without a case here does not compile; a case that provokes another refusal fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String START = "/api/v1/projects/0190a0f0-0000-7000-8000-00000000000a/start";
    private static final String BASIS = "{\"effectiveOn\":\"2018-03-01\"}";
    private static final String NOTICE = """
            {"effectiveOn":"2018-03-01","number":"1","noticeType":"%s","form":"NOTICE","level":"COUNTY",
            "divisionCode":"370784000000","order":{"subjects":["Project/0190a0f0-0000-7000-8000-00000000000a"],
            "publisher":"13370784MB2806147H","basis":[],"contact":{"hotlineUnit":"扶贫办","hotline":"0536-0000000",
            "address":"安丘市","mail":"a@example.org"},"checkedBy":"NOTICE_OFFICER"}}""";

    private final FrontDoor door = FrontDoor.open();

    @ParameterizedTest
    @EnumSource
    void is_told_with_its_type_and_both_sentences_and_writes_nothing(ApiRefusal refusal) {
        var head = door.ledger().journal().head();
        var answer = provoke(refusal);
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(refusal.status().value());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = JSON.readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + refusal.code());
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString() + problem.get("detailEn").asString())
                .doesNotContain("{", "org.sunledger", "Exception");
        assertThat(problem.get("refusals").isEmpty()).isFalse();
        assertThat(door.ledger().journal().head()).isEqualTo(head);
    }

    @Test
    void every_fault_of_a_point_of_view_is_told_at_once() {
        var answer =
                door.get(null, "/api/v1/balances/villages?effectiveOn=2018-02-30&knownAt=now&position=1&position=2");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body())
                        .get("refusals")
                        .valueStream()
                        .map(refusal -> refusal.get("parameter").asString()))
                .containsExactly("effectiveOn", "knownAt", "position");
    }

    @Test
    void every_page_says_that_the_demo_is_being_loaded_and_stops_saying_so() {
        door.failure().isLoading = true;
        var page = door.get(null, "/problems?lang=en", "Accept", "text/html");
        assertThat(page.body()).contains("The demo data is being loaded");
        door.failure().isLoading = false;
        assertThat(door.get(null, "/problems?lang=en", "Accept", "text/html").body())
                .doesNotContain("is being loaded: figures");
    }

    private HttpResponse<String> provoke(ApiRefusal refusal) {
        var stream = new StreamId(StreamType.FUND, "x");
        return switch (refusal) {
            case REQUEST_MALFORMED -> door.get(Role.MAKER, "/api/v1/funds;x=1");
            case JSON_MALFORMED -> door.write(Role.TOWN, "PUT", START, "{\"effectiveOn\":");
            case BODY_MISSING -> door.write(Role.TOWN, "PUT", START, "");
            case BODY_TYPE -> door.write(Role.TOWN, "PUT", START, "[]");
            case FIELD_UNKNOWN -> door.write(Role.TOWN, "PUT", START, "{\"effectiveOn\":\"2018-03-01\",\"colour\":1}");
            case FIELD_TYPE -> door.write(Role.TOWN, "PUT", START, "{\"effectiveOn\":7}");
            case AMOUNT_NOT_WHOLE -> arrival("1.5");
            case NUMBER_OUT_OF_RANGE -> arrival("99999999999999999999");
            case TEXT_TOO_LONG -> reason("x".repeat(2_001));
            case TEXT_UNPRINTABLE -> reason("a\\u0007b");
            case FIELD_OUT_OF_RANGE ->
                door.write(
                        Role.AUDITOR,
                        "POST",
                        "/api/v1/samples",
                        "{\"effectiveOn\":\"2018-03-01\",\"eventTypes\":[\"no.such\"],\"size\":1}");
            case REPLAY_POINT_MISSING -> door.write(Role.AUDITOR, "POST", "/api/v1/replays", "{}");
            case KEY_MISSING -> door.send(Role.TOWN, "PUT", START, BASIS);
            case KEY_MALFORMED -> door.send(Role.TOWN, "PUT", START, BASIS, "Idempotency-Key", "1-1-1-1-1");
            case IF_MATCH_MALFORMED ->
                door.send(Role.TOWN, "PUT", START, BASIS, "Idempotency-Key", key(), "If-Match", "7");
            case PARAMETER_MALFORMED -> door.get(null, "/api/v1/balances/villages?effectiveOn=2018-02-30");
            case PARAMETER_TWICE ->
                door.get(null, "/api/v1/balances/villages?effectiveOn=2018-02-27&effectiveOn=2018-02-28");
            case PARAMETER_UNKNOWN -> door.get(null, "/api/v1/balances/villages?efectiveOn=2018-02-28");
            case NOT_LOGGED_IN -> door.get(null, "/api/v1/journal");
            case NOT_ALLOWED -> door.get(Role.MAKER, "/api/v1/journal");
            case FOREIGN_WRITE ->
                door.send(Role.TOWN, "PUT", START, BASIS, "Idempotency-Key", key(), "Sec-Fetch-Site", "cross-site");
            case NOT_FOUND -> door.get(Role.MAKER, "/api/v1/nothing");
            case METHOD_NOT_ALLOWED -> door.send(Role.MAKER, "DELETE", "/api/v1/funds", null);
            case NOT_ACCEPTABLE -> door.get(Role.AUDITOR, "/api/v1/journal", "Accept", "text/csv");
            case MEDIA_TYPE ->
                door.send(Role.TOWN, "PUT", START, BASIS, "Idempotency-Key", key(), "Content-Type", "text/plain");
            case BODY_TOO_LARGE -> door.write(Role.TOWN, "PUT", START, " ".repeat(1024 * 1024 + 1));
            case NOTICE_TYPE_NOT_COMPOSED ->
                door.write(Role.NOTICE_OFFICER, "POST", "/api/v1/notices", NOTICE.formatted("N03"));
            case NOTICE_SUBJECTS_UNKNOWN ->
                door.write(Role.NOTICE_OFFICER, "POST", "/api/v1/notices", NOTICE.formatted("N05"));
            case RECORD_TOO_LARGE -> failing(new JournalException.RecordTooLarge("fund.entered", 2, 1));
            case OVERTAKEN -> failing(new JournalException.StreamConflict(stream, 1, 2));
            case OUTCOME_UNKNOWN -> failing(new JournalException.OutcomeUnknown("secret", new RuntimeException()));
            case JOURNAL_BUSY -> failing(new JournalException.Busy("secret"));
            case STANDING_BY -> failing(new JournalException.StandingBy("secret"));
            case JOURNAL_UNAVAILABLE -> failing(new JournalException.Unavailable("secret", new RuntimeException()));
            case LEDGER_NOT_OPEN -> failing(new JournalException.NotOpened("fund.entered"));
            case NOT_YET_THERE -> failing(notYetThere());
            case UNEXPECTED -> failing(new IllegalStateException("org.sunledger secret"));
            // Rare ends of a chain: here only that they are told; the chains have tests of their own.
            case CLAIM_LOST, DEMO_LOADING -> failing(refusal.because());
            case ALLOCATION_ABANDONED -> failing(refusal.because("fundId", UUID.randomUUID()));
            case ASSET_ABANDONED -> failing(refusal.because("projectId", UUID.randomUUID()));
        };
    }

    private HttpResponse<String> failing(RuntimeException failure) {
        door.failure().next = failure;
        return door.write(Role.TOWN, "PUT", START, BASIS);
    }

    private HttpResponse<String> arrival(String amount) {
        var body = "{\"effectiveOn\":\"2018-03-01\",\"bankRef\":\"B1\",\"amountFen\":" + amount + "}";
        return door.write(Role.TREASURY, "POST", "/api/v1/funds/" + key() + "/arrivals", body);
    }

    private HttpResponse<String> reason(String text) {
        return door.write(Role.TOWN, "PUT", START, "{\"effectiveOn\":\"2018-03-01\",\"reason\":\"" + text + "\"}");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Only a reader that waited makes one. */
    private static NotYetThere notYetThere() {
        try {
            var made = NotYetThere.class.getDeclaredConstructor(String.class, long.class, long.class);
            made.setAccessible(true);
            return made.newInstance("money", 7L, 3L);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_program_that_must_wait_is_told_how_long() {
        assertThat(provoke(ApiRefusal.NOT_YET_THERE).headers().firstValue("Retry-After"))
                .isPresent();
        assertThat(provoke(ApiRefusal.METHOD_NOT_ALLOWED).headers().firstValue("Allow"))
                .isPresent();
        assertThat(provoke(ApiRefusal.NOT_LOGGED_IN).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
    }

    @Test
    void the_catalogue_holds_every_enum_of_refusals_once() {
        var enums = new ArrayList<String>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.sunledger")) {
            if (found.isEnum() && found.isAssignableTo(Refusal.class)) enums.add(found.getName());
        }
        assertThat(Catalogue.enums().stream().map(Class::getName)).containsExactlyInAnyOrderElementsOf(enums);
        assertThat(Catalogue.all().map(Refusal::code)).doesNotHaveDuplicates();
    }

    @Test
    void every_type_has_a_page_and_a_document() {
        var list = door.get(null, "/problems", "Accept", "application/json");
        assertThat(JSON.readTree(list.body()).size())
                .isEqualTo((int) Catalogue.all().count());
        var one = door.get(null, "/problems/api/not-found", "Accept", "application/json");
        assertThat(JSON.readTree(one.body()).get("status").asInt()).isEqualTo(404);
        var page = door.get(null, "/problems/api/not-found", "Accept", "text/html");
        assertThat(page.body()).contains("lang=\"zh-CN\"", "演示数据,非真实收支", "/problems/api/not-found");
        assertThat(door.get(null, "/problems", "Accept", "text/html").statusCode())
                .isEqualTo(200);
        assertThat(door.get(null, "/problems/api/no-such", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_problem_names_the_address_that_was_asked_also_where_the_container_refused() {
        for (var path : List.of("/api/v1/journal", "/api/v1/no-such-thing")) {
            assertThat(JSON.readTree(door.get(null, path).body())
                            .get("instance")
                            .asString())
                    .isEqualTo(path);
            assertThat(JSON.readTree(door.get(Role.MAKER, path).body())
                            .get("instance")
                            .asString())
                    .isEqualTo(path);
        }
    }

    @Test
    void a_browser_gets_a_page_in_both_languages_under_the_watermark() {
        var page = door.get(null, "/no/such/page", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有找到", "Not found", "演示数据,非真实收支");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        var english = door.get(null, "/no/such/page?lang=en", "Accept", "text/html");
        assertThat(english.body()).contains("<html lang=\"en\"", "Demo data, not real public money");
    }
}
