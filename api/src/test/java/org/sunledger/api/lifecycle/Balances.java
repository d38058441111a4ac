package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.posting.S1.Expected;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the villages must have when the whole story is told. */
final class Balances {
    /** How many events the story has. */
    static final int EVENTS = 1_366;

    private static final JsonMapper JSON = new JsonMapper();

    private Balances() {}

    static void areThoseOfTheStory(Child program) throws InterruptedException {
        // The views may still belong to a program that was killed, and are then behind for some seconds.
        var county = JSON.readTree(program.getUntil("/api/v1/balances/villages?atLeast=" + EVENTS, 200)
                .body());
        for (var expected : S1.expected()) {
            if (expected.throughSeq() == S1.rows().size() && expected.basis().equals("SEQUENCE")) {
                assertThat(figures(county, expected))
                        .as("as of %s", county.get("asOf"))
                        .isEqualTo(expected.figures());
            }
        }
    }

    private static List<Long> figures(JsonNode county, Expected expected) {
        var names = new ArrayList<>(List.of(
                "allocatedFen", "disbursedFen", "recoveredFen", "netFen", "availableFen", "assetFen", "incomeFen"));
        if (expected.isTotal()) {
            names.addAll(List.of("arrivedFen", "poolFen", "pendingRecoveryFen", "cashFen"));
            return longs(county.get("total"), names);
        }
        return county.get("rows")
                .valueStream()
                .filter(row -> row.get("divisionCode").asString().equals(expected.divisionCode()))
                .findFirst()
                .map(row -> longs(row, names))
                .orElseThrow();
    }

    private static List<Long> longs(JsonNode figures, List<String> names) {
        return names.stream().map(name -> figures.get(name).asLong()).toList();
    }
}
