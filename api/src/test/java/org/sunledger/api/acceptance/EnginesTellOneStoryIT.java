package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.api.acceptance.LoadedDemo.Basis;
import org.sunledger.api.demo.Demo;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.eventstoredb.TestEventStoreDb;
import org.sunledger.ledger.posting.S1;

/**
 * S1 told three times, once to each engine: the same records with the same bytes at the same positions, the same rows in
 * all read tables, the same answers.
 *
 * <p>Some things are drawn anew whenever a story is told, on one engine as on three, and are compared by the place they
 * hold instead: event ids (by the position of their event, wherever they are named), what follows from them (an
 * automation's command id, and the digest of its request), the salt of each record, and the few digests of what is salted
 * or encrypted.
 */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class EnginesTellOneStoryIT {
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern SALTED =
            Pattern.compile("\"(kc|ciphertextSha256|text|reply|report|reason)\":\\s*\"[0-9a-f]{64}\"");
    /** A row that shows the digest of a typed text. */
    private static final Pattern TYPED_WORD =
            Pattern.compile("(\"what\": \"(?:MEASURES|REPLY)\", \"word\": )\"[0-9a-f]{64}\"");

    /** Among the words of the trail, where nothing says what it is of. */
    private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private static final Pattern DRAWN = Pattern.compile("\"(salt)\":\"[^\"]+\"");
    private static final String AUTOMATION = "\"channel\":\"AUTOMATION\"";
    private static final Pattern COMMAND = Pattern.compile("\"commandId\":\"([^\"]+)\"");
    private static final Pattern REQUEST = Pattern.compile("\"(requestDigest)\":\"[^\"]+\"(?=.*" + AUTOMATION + ")");
    private static final int PAGE = 500;

    @Test
    void in_memory_as_on_postgresql(LoadedDemo demo) throws Exception {
        try (var program = Program.tellingInMemory()) {
            tellTheSame(program, demo);
        }
    }

    @Test
    void on_eventstoredb_as_on_postgresql(LoadedDemo demo) throws Exception {
        try (var cluster = TestEventStoreDb.start();
                var program = Program.tellingOn(cluster)) {
            tellTheSame(program, demo);
        }
    }

    private static void tellTheSame(Program program, LoadedDemo demo) throws Exception {
        program.awaitTold();
        assertThat(program.bean(Demo.class).rows()).isEqualTo(demo.demo().rows());
        var told = new Account(program);
        var expected = new Account(demo.program());
        // One by one: a failure shows two records and not two journals.
        assertThat(told.records()).hasSameSizeAs(expected.records());
        for (int i = 0; i < told.records().size(); i++) {
            assertThat(told.records().get(i)).isEqualTo(expected.records().get(i));
        }
        answerTheSame(program, demo);
        assertThat(told.tables().keySet()).isEqualTo(expected.tables().keySet()).hasSizeGreaterThan(15);
        expected.tables()
                .forEach((table, rows) -> assertThat(told.tables().get(table))
                        .as(table)
                        .isNotEmpty()
                        .isEqualTo(rows));
    }

    private static void answerTheSame(Program program, LoadedDemo demo) {
        for (var expected : S1.expected()) {
            var basis = Basis.of(expected);
            for (var question : basis.questions(demo.positionOf(basis.throughSeq()))) {
                var answer = program.get("/api/v1/balances/villages" + question);
                assertThat(answer.status()).as(question).isEqualTo(200);
                assertThat(HundredBalancesIT.figures(answer.json(), expected))
                        .as(question)
                        .isEqualTo(expected.figures());
                assertThat(answer.text())
                        .isEqualTo(demo.program()
                                .get("/api/v1/balances/villages" + question)
                                .text());
            }
        }
    }

    /** What one program recorded and shows, without what is drawn anew. */
    private static final class Account {
        private final Map<String, String> names = new HashMap<>();
        private final List<String> records;
        private final Map<String, List<String>> tables = new HashMap<>();

        Account(Program program) {
            var stored = stored(program.bean(Journal.class));
            for (var record : stored) {
                names.put(record.eventId().toString(), "the event at " + record.position());
                var metadata = new String(record.metadata(), StandardCharsets.UTF_8);
                var command = COMMAND.matcher(metadata);
                if (metadata.contains(AUTOMATION) && command.find()) {
                    names.putIfAbsent(command.group(1), "the command at " + record.position());
                }
            }
            records = stored.stream().map(this::line).toList();
            var owner = program.owner();
            var found = owner.sql("""
                            select table_name from information_schema.tables
                             where table_schema = 'view' and table_name not in ('view_schema_history', 'replay')
                            """).query(String.class).list();
            for (var table : found) {
                var rows = owner.sql("select (to_jsonb(t) - '{owner,stored_at,begun_at}'::text[])::text from view.\""
                                + table + "\" t")
                        .query(String.class)
                        .list();
                var isSearched = table.equals("audit_trail");
                tables.put(
                        table,
                        rows.stream()
                                .map(row -> isSearched ? DIGEST.matcher(row).replaceAll("digest") : row)
                                .map(this::bare)
                                .sorted()
                                .toList());
            }
        }

        private static List<JournalRecord> stored(Journal journal) {
            var stored = new ArrayList<JournalRecord>();
            for (var page = journal.after(0, PAGE);
                    !page.isEmpty();
                    page = journal.after(page.getLast().position(), PAGE)) {
                stored.addAll(page);
            }
            return stored;
        }

        private String line(JournalRecord record) {
            return bare("%d %s v%d %s %d %s\n%s\n%s"
                    .formatted(
                            record.position(),
                            record.stream(),
                            record.streamVersion(),
                            record.eventType(),
                            record.schemaVersion(),
                            record.recordedAt(),
                            new String(record.payload(), StandardCharsets.UTF_8),
                            new String(record.metadata(), StandardCharsets.UTF_8)));
        }

        private String bare(String text) {
            var unsalted = SALTED.matcher(text).replaceAll("\"$1\":\"salted\"");
            unsalted = TYPED_WORD.matcher(unsalted).replaceAll("$1\"salted\"");
            var settled = DRAWN.matcher(unsalted).replaceAll("\"$1\":\"drawn\"");
            settled = REQUEST.matcher(settled).replaceAll("\"$1\":\"drawn\"");
            return UUIDS.matcher(settled).replaceAll(id -> names.getOrDefault(id.group(), id.group()));
        }

        List<String> records() {
            return records;
        }

        Map<String, List<String>> tables() {
            return tables;
        }
    }
}
