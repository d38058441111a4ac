package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.api.acceptance.LoadedDemo.Basis;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.posting.S1.Expected;
import tools.jackson.databind.JsonNode;

/** The books as they were, for an auditor who only knows the addresses. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(600)
class ReplayOverHttpIT {
    private static final String REPLAYS = "/api/v1/replays";
    private static final String BALANCES = "/balances/villages";
    private static final List<String> FIGURES =
            List.of("allocatedFen", "disbursedFen", "recoveredFen", "netFen", "availableFen", "assetFen", "incomeFen");
    private static final List<String> TOTALS = List.of(
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

    @Test
    void a_replay_is_watched_compared_asked_and_dropped(LoadedDemo demo) {
        var program = demo.program();
        var position = demo.positionOf(20);
        var started = program.ask("POST", "auditor", REPLAYS, Map.of("position", position));
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        var address = started.headers().firstValue("Location").orElseThrow();
        assertThat(address).isEqualTo(REPLAYS + "/" + started.json().get("id").asInt());

        var watched = program.ask("GET", "admin", address, null, "Accept", "text/event-stream");
        assertThat(watched.contentType()).startsWith("text/event-stream");
        assertThat(watched.text()).contains("event:end", "\"phase\":\"DONE\"", "\"phaseText\":\"已完成\"");

        var done = program.get("auditor", address).json();
        assertThat(done.get("state").asString()).isEqualTo("READY");
        assertThat(done.get("position").asLong()).isEqualTo(position);
        assertThat(done.get("done").asLong()).isEqualTo(position);
        assertThat(done.get("askedBy").asString()).isEqualTo("auditor");
        assertThat(done.get("same").asBoolean())
                .as(done.get("difference").get("text").asString())
                .isTrue();
        // Byte by byte what is answered today about then.
        assertThat(program.get("auditor", address + BALANCES).text())
                .isEqualTo(program.get("/api/v1/balances/villages?position=" + position)
                        .text());
        assertThat(program.get("auditor", address + "/balances/funds").text())
                .isEqualTo(program.get("auditor", "/api/v1/balances/funds?position=" + position)
                        .text());
        var later = program.get("auditor", address + BALANCES + "?position=" + (position + 1));
        assertThat(later.status()).isEqualTo(400);
        assertThat(later.type()).isEqualTo("as-of/position-unknown");

        var dropped = program.ask("DELETE", "auditor", address, null);
        assertThat(dropped.json().get("state").asString()).isEqualTo("DROPPED");
        assertThat(dropped.json().get("same").asBoolean()).isTrue();
        for (var gone :
                List.of(program.get("auditor", address + BALANCES), program.ask("DELETE", "auditor", address, null))) {
            assertThat(gone.status()).isEqualTo(409);
            assertThat(gone.type()).isEqualTo("replay/gone");
        }
        assertThat(program.get("auditor", REPLAYS).json().valueStream())
                .extracting(each -> each.get("id").asInt())
                .contains(done.get("id").asInt());
    }

    @Test
    void all_twenty_snapshots_of_the_handbook_are_what_a_replay_finds(LoadedDemo demo) {
        var byBasis = new HashMap<Basis, List<Expected>>();
        for (var expected : S1.expected())
            byBasis.computeIfAbsent(Basis.of(expected), b -> new ArrayList<>()).add(expected);
        assertThat(byBasis).hasSize(20);
        byBasis.forEach((basis, rows) -> {
            var position = demo.positionOf(basis.throughSeq());
            // By day: everything that is known, and of that what had happened.
            var isByDay = basis.kind().equals("EFFECTIVE");
            var address = replayed(demo, isByDay ? demo.program().head() : position);
            var balances = demo.program()
                    .get("auditor", address + BALANCES + (isByDay ? "?effectiveOn=" + basis.cutoff() : ""))
                    .json();
            for (var expected : rows)
                assertThat(figures(balances, expected)).as(basis.step()).isEqualTo(expected.figures());
            demo.program().ask("DELETE", "auditor", address, null);
        });
    }

    private static List<Long> figures(JsonNode balances, Expected expected) {
        if (expected.isTotal()) return figures(balances.get("total"), TOTALS);
        return balances.get("rows")
                .valueStream()
                .filter(row -> row.get("divisionCode").asString().equals(expected.divisionCode()))
                .findFirst()
                .map(row -> figures(row, FIGURES))
                .orElseGet(() -> FIGURES.stream().map(figure -> 0L).toList());
    }

    private static List<Long> figures(JsonNode row, List<String> names) {
        return names.stream().map(name -> row.get(name).asLong()).toList();
    }

    @Test
    void every_notice_that_was_posted_is_composed_again_and_a_swapped_one_is_found(LoadedDemo demo) {
        var posted = demo.journal().stream()
                .map(event -> event.event() instanceof NoticePosted e ? e.noticeId() : null)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var address = replayed(demo, demo.program().head());
        assertThat(inTable(demo, address, "posted_notice").get("rows").asInt())
                .isGreaterThan(10)
                .isLessThanOrEqualTo(posted.size());

        var one = demo.journal().stream()
                .map(event -> event.event() instanceof NoticeDrafted e && posted.contains(e.noticeId()) ? e : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        var owner = demo.program().owner();
        owner.sql("update vault.attachment set body = body || ' '::bytea where sha256 = ?")
                .param(one.contentSha256())
                .update();
        try {
            var found = ended(demo, Map.of("position", demo.program().head()));
            assertThat(found.get("same").asBoolean()).isFalse();
            assertThat(found.get("difference").get("rows").asInt()).isOne();
            assertThat(found.get("difference").get("text").asString())
                    .contains("CHANGED " + one.number(), "contentSha256: " + one.contentSha256() + " → ", "附件被改动");
        } finally {
            owner.sql("update vault.attachment set body = substring(body for length(body) - 1) where sha256 = ?")
                    .param(one.contentSha256())
                    .update();
        }
    }

    @Test
    void bytes_that_were_kept_and_are_gone_are_a_difference(LoadedDemo demo) {
        var one = demo.journal().stream()
                .map(event -> event.event() instanceof NoticePosted e ? e.noticeId() : null)
                .filter(Objects::nonNull)
                .flatMap(posted -> demo.journal().stream()
                        .map(event -> event.event() instanceof NoticeDrafted e
                                        && e.noticeId().equals(posted)
                                ? e
                                : null)
                        .filter(Objects::nonNull))
                .findFirst()
                .orElseThrow();
        var owner = demo.program().owner();
        owner.sql("create table public.lost as select * from vault.attachment where sha256 = ?")
                .param(one.contentSha256())
                .update();
        owner.sql("delete from vault.attachment where sha256 = ?")
                .param(one.contentSha256())
                .update();
        try {
            var found = ended(demo, Map.of("position", demo.program().head()));
            assertThat(found.get("same").asBoolean()).isFalse();
            assertThat(found.get("difference").get("text").asString())
                    .contains("CHANGED " + one.number(), "原文缺失 / the posted bytes were kept and are missing");
        } finally {
            owner.sql("insert into vault.attachment select * from public.lost").update();
            owner.sql("drop table public.lost").update();
        }
    }

    @Test
    void a_point_that_does_not_exist_is_refused_in_both_languages(LoadedDemo demo) {
        var program = demo.program();
        for (var wrong : List.<Map.Entry<Map<String, ?>, String>>of(
                Map.entry(Map.of("position", program.head() + 1), "as-of/position-unknown"),
                Map.entry(Map.of("position", 0), "as-of/position-unknown"),
                Map.entry(Map.of("knownAt", "2999-01-01T00:00:00Z"), "as-of/future-instant"),
                Map.entry(Map.of("knownAt", "2017-12-31T00:00:00Z"), "as-of/before-ledger-opened"),
                Map.entry(Map.of("knownAt", "2018-12-31T00:00:00Z", "position", 3), "as-of/position-and-known-at"),
                Map.entry(Map.of(), "api/replay-point-missing"),
                Map.entry(Map.of("positon", 3), "api/field-unknown"),
                Map.entry(Map.of("knownAt", "yesterday"), "api/field-type"))) {
            var refused = program.ask("POST", "auditor", REPLAYS, wrong.getKey());
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.type()).isEqualTo(wrong.getValue());
            assertThat(refused.json().get("detail").asString()).isNotBlank();
            assertThat(refused.json().get("detailEn").asString()).isNotBlank();
        }
        for (var accept : List.of("application/json", "text/event-stream")) {
            var none = program.ask("GET", "auditor", REPLAYS + "/7777", null, "Accept", accept);
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.type()).isEqualTo("replay/unknown");
        }
    }

    @Test
    void only_who_audits_or_administers_replays(LoadedDemo demo) {
        var program = demo.program();
        for (var user : List.of("maker", "approver", "treasury")) {
            var refused = program.ask("POST", user, REPLAYS, Map.of("position", 1));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.type()).isEqualTo("shared/role-not-allowed");
            assertThat(program.get(user, REPLAYS).status()).isEqualTo(403);
        }
        assertThat(program.ask("POST", null, REPLAYS, Map.of("position", 1)).status())
                .isEqualTo(401);
    }

    /** @return address of a replay that found everything as it was shown then */
    private static String replayed(LoadedDemo demo, long position) {
        var ended = ended(demo, Map.of("position", position));
        assertThat(ended.get("same").asBoolean())
                .as(ended.get("difference").get("text").asString())
                .isTrue();
        return REPLAYS + "/" + ended.get("id").asInt();
    }

    private static JsonNode ended(LoadedDemo demo, Map<String, ?> point) {
        var started = demo.program().ask("POST", "auditor", REPLAYS, point);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        var address = started.headers().firstValue("Location").orElseThrow();
        // Returns when the stream of progress ends.
        var watched = demo.program().ask("GET", "auditor", address, null, "Accept", "text/event-stream");
        assertThat(watched.text()).contains("event:end");
        return demo.program().get("auditor", address).json();
    }

    private static JsonNode inTable(LoadedDemo demo, String address, String name) {
        return demo.program()
                .get("auditor", address)
                .json()
                .get("difference")
                .get("tables")
                .valueStream()
                .filter(table -> table.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
