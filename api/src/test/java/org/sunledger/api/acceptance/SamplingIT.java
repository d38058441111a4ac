package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Samples of the whole story, drawn again by somebody who has the journal and the sentence that describes the method. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SamplingIT {
    private static final String SAMPLES = "/api/v1/samples";
    private static final String TODAY = "2020-12-31";
    private static Program program;

    @BeforeAll
    static void tell() {
        program = Program.telling();
        program.awaitTold();
    }

    @AfterAll
    static void end() throws IOException {
        program.close();
    }

    private static Map<String, Object> sample(int size, Object... more) {
        var body = new LinkedHashMap<String, Object>(Map.of("effectiveOn", TODAY, "size", size));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return body;
    }

    @Test
    void a_stranger_draws_the_same_records_from_the_journal_alone() throws Exception {
        var answer = program.send("POST", "auditor", SAMPLES, sample(7, "effectiveTo", "2019-06-30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var drawn = program.get(
                        "auditor", answer.headers().firstValue("Location").orElseThrow())
                .json();
        assertThat(drawn.get("matches").asBoolean()).isTrue();
        var payments = payments(drawn.get("position").asLong(), "2019-06-30");
        assertThat(drawn.get("populationSize").asInt()).isEqualTo(payments.size());
        var seed = drawn.get("seed").asString();
        var expected = payments.stream()
                .sorted(Comparator.comparing(position -> sha256(seed + ":" + position)))
                .limit(7)
                .sorted()
                .toList();
        assertThat(positions(drawn)).isEqualTo(expected);
        var lines = new StringBuilder();
        expected.forEach(position -> lines.append(position).append('\n'));
        assertThat(drawn.get("listSha256").asString()).isEqualTo(sha256(lines.toString()));

        var file = program.get(
                        "auditor",
                        "/api/v1/exports/sample.jsonl?id=" + drawn.get("id").asString())
                .text();
        assertThat(file).contains(seed, drawn.get("listSha256").asString());
        assertThat(file.lines().filter(line -> line.contains("\"table\":\"sample-records\"")))
                .hasSize(7);
        assertThat(program.get("auditor", "/api/v1/exports/samples.jsonl").text())
                .contains("Engagement/" + drawn.get("id").asString());

        var told = program.get(
                        "auditor", "/api/v1/journal/" + drawn.get("recordedIn").asLong())
                .json();
        assertThat(told.get("eventType").asString()).isEqualTo("sample.drawn");
        assertThat(told.get("payload").get("seed").asString()).isEqualTo(seed);
    }

    /** Of the journal as stored. */
    private static List<Long> payments(long upTo, String lastDay) {
        var found = new ArrayList<Long>();
        for (long after = 0; ; ) {
            var part = program.get("auditor", "/api/v1/journal?limit=500&after=" + after)
                    .json();
            for (var each : part.get("records")) {
                var position = each.get("position").asLong();
                var on = each.get("metadata").get("effectiveOn").asString();
                if (position <= upTo
                        && each.get("eventType").asString().equals("disbursement.paid")
                        && on.compareTo(lastDay) <= 0) found.add(position);
            }
            if (part.get("next").isNull()) return found;
            after = part.get("next").asLong();
        }
    }

    private static List<Long> positions(JsonNode sample) {
        return sample.get("rows")
                .valueStream()
                .map(row -> row.get("record").get("position").asLong())
                .toList();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_same_key_hears_of_the_first_draw_and_another_draws_anew() {
        var key = UUID.randomUUID();
        var first = program.send("POST", "auditor", key, SAMPLES, sample(5));
        var head = program.head();
        var again = program.send("POST", "auditor", key, SAMPLES, sample(5));
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(program.head()).isEqualTo(head);
        var address = first.headers().firstValue("Location").orElseThrow();
        var seen = program.get("auditor", address).json();

        // What is recorded later changes no sample.
        var other = program.send("POST", "auditor", SAMPLES, sample(5));
        assertThat(other.status()).isEqualTo(201);
        assertThat(program.get("auditor", address).json()).isEqualTo(seen);
        var otherSeed = program.get(
                        "auditor", other.headers().firstValue("Location").orElseThrow())
                .json()
                .get("seed");
        assertThat(otherSeed).isNotEqualTo(seen.get("seed"));
        assertThat(program.get("discipline", SAMPLES).status()).isEqualTo(401); // the demo has no such user
    }

    @Test
    void who_may_not_and_what_cannot_be_drawn_is_refused() {
        var head = program.head();
        var maker = program.send("POST", "maker", SAMPLES, sample(5));
        assertThat(maker.status()).isEqualTo(403);
        assertThat(maker.type()).isEqualTo("shared/role-not-allowed");
        assertThat(program.get("maker", SAMPLES).status()).isEqualTo(403);
        assertThat(refused(sample(0))).isEqualTo("engagement/size-out-of-range");
        assertThat(refused(sample(1_001))).isEqualTo("engagement/size-out-of-range");
        assertThat(refused(sample(1_000))).isEqualTo("engagement/larger-than-population");
        assertThat(refused(sample(1, "amountFromFen", 9_000_000_000_000L))).isEqualTo("engagement/empty-population");
        assertThat(refused(sample(1, "eventTypes", List.of("no.such")))).isEqualTo("api/field-out-of-range");
        assertThat(refused(sample(1, "eventTypes", List.of()))).isEqualTo("shared/field-missing");
        assertThat(refused(sample(1, "position", head + 1_000))).startsWith("as-of/");
        assertThat(refused(sample(1, "seed", "5f"))).isEqualTo("api/field-unknown");
        assertThat(program.head()).isEqualTo(head);
        assertThat(program.get("auditor", SAMPLES + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    private static String refused(Map<String, Object> body) {
        var answer = program.send("POST", "auditor", SAMPLES, body);
        assertThat(answer.status()).as(answer.text()).isBetween(400, 409);
        return answer.type();
    }

    @Test
    void the_trail_is_filtered_over_HTTP_too_and_a_mistyped_filter_is_refused() {
        var found = program.get("auditor", "/api/v1/audit-trail?q=%E9%80%80%E7%A5%A8&event=disbursement.returned")
                .json()
                .get("rows");
        assertThat(found.isEmpty()).isFalse();
        assertThat(found.valueStream())
                .allMatch(row -> row.get("eventType").asString().equals("disbursement.returned"));
        for (var wrong : List.of("event=no.such", "late=perhaps", "amountFromFen=1.5", "division=x", "recordedTo=2018"))
            assertThat(program.get("auditor", "/api/v1/audit-trail?" + wrong).type())
                    .isEqualTo("api/parameter-malformed");
        assertThat(program.get("auditor", "/api/v1/audit-trail?amountFrom=1").type())
                .isEqualTo("api/parameter-unknown");
    }
}
