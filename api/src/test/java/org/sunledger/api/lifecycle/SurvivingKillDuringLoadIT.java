package org.sunledger.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** A load that is killed again and again ends with the journal of a load that was not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class SurvivingKillDuringLoadIT {
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Digests and keys that are salted at random: the only fields two loads may differ in. */
    private static final Pattern SALTED =
            Pattern.compile("\"(kc|ciphertextSha256|text|reply|report)\":\"[0-9a-f]{64}\"");

    private static final String LOADED = "The demo county is loaded: ";
    private static final String DEMO = "--sunledger.demo=true";
    private static final long SEED = 20_181_231;

    private final Random random = new Random(SEED);

    @Test
    void a_load_whose_program_or_database_or_both_are_killed_ends_with_the_same_journal() throws Exception {
        var data = Child.freshDirectory();
        try (var program = Child.start(data, DEMO)) {
            awaitPosition(program, moment(100, 400));
            program.kill();
        }
        // Adopts nothing: the first child's end took its database along. Here only the database dies, and comes back.
        try (var program = Child.start(data, DEMO)) {
            awaitPosition(program, moment(450, 750));
            program.killDatabase();
            program.said("The database runs again");
            awaitPosition(program, moment(800, 950));
            program.kill();
            // The database lives on without its program: the next one takes it over.
            assertThat(Child.serving(data)).isNotEmpty();
            try (var heir = Child.start(data, DEMO)) {
                heir.said("Taking over the server");
                awaitPosition(heir, moment(1000, 1200));
                heir.killDatabase();
                heir.kill();
            }
        }
        // Without the option: a ledger that was opened as a demo is finished as one.
        try (var program = Child.start(data)) {
            program.said(LOADED);
            assertThat(story(program)).isEqualTo(uninterrupted());
            Balances.areThoseOfTheStory(program);
        }
    }

    private int moment(int from, int to) {
        return random.nextInt(from, to);
    }

    /** Listens to the journal's own announcements until it is so far. */
    private static void awaitPosition(Child program, long position) throws Exception {
        program.port();
        try (var connection = program.database();
                var statement = connection.createStatement()) {
            statement.execute("listen sunledger_journal");
            while (true) {
                try (var row = statement.executeQuery("select position from journal.head")) {
                    row.next();
                    if (row.getLong(1) >= position) return;
                }
                connection.unwrap(PGConnection.class).getNotifications(1_000);
            }
        }
    }

    private static List<String> uninterrupted() throws Exception {
        try (var program = Child.start(Child.freshDirectory(), DEMO)) {
            program.said(LOADED);
            return story(program);
        }
    }

    /** The journal in its order, without what is made at random. */
    private static List<String> story(Child program) throws SQLException, IOException {
        var names = new HashMap<String, String>();
        var records = new ArrayList<String>();
        try (var connection = program.database();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select position, event_id, stream_type, stream_id, stream_version, event_type, recorded_at, payload
                          from journal.event order by position""")) {
            while (row.next()) {
                names.put(row.getString(2), "the event at " + row.getLong(1));
                records.add("%d %s/%s %d %s %s %s"
                        .formatted(
                                row.getLong(1),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7),
                                new String(row.getBytes(8), StandardCharsets.UTF_8)));
            }
        }
        return records.stream()
                .map(record -> SALTED.matcher(record).replaceAll("\"$1\":\"salted\""))
                .map(record -> UUIDS.matcher(record).replaceAll(id -> names.getOrDefault(id.group(), id.group())))
                .toList();
    }
}
