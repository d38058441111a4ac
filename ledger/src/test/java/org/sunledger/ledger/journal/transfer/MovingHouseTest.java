package org.sunledger.ledger.journal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;

/** A journal goes into a file and comes out again as it was. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MovingHouseTest {
    private static final int RECORDS = 1_700;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"county.jsonl", "county.jsonl.gz"})
    void everything_arrives_as_it_was(String name) throws IOException {
        var old = Books.of(RECORDS, 1);
        var file = directory.resolve(name);
        var written = Books.export(old, file);

        assertThat(JournalFile.check(file, Watch.NOBODY)).isEqualTo(written);
        assertThat(written.records()).isEqualTo(RECORDS);
        var fresh = Books.empty();
        assertThat(Books.move(file, fresh)).isEqualTo(RECORDS);
        assertSame(old, fresh);
        var back = Books.export(fresh, directory.resolve("back-" + name));
        assertThat(back.recordsSha256()).isEqualTo(written.recordsSha256());
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder(name, "back-" + name);
    }

    @Test
    void a_packed_file_holds_the_same_lines_and_may_bear_any_name() throws Exception {
        var old = Books.of(300, 2);
        Books.export(old, directory.resolve("plain"));
        Books.export(old, directory.resolve("packed.gz"));
        try (var packed = new GZIPInputStream(Files.newInputStream(directory.resolve("packed.gz")))) {
            assertThat(packed.readAllBytes()).isEqualTo(Files.readAllBytes(directory.resolve("plain")));
        }
        Files.move(directory.resolve("packed.gz"), directory.resolve("renamed"));
        assertThat(Books.move(directory.resolve("renamed"), Books.empty())).isEqualTo(300);
    }

    @Test
    void the_digest_is_that_of_all_lines_but_the_last() throws Exception {
        var contents = Books.export(Books.of(5, 3), directory.resolve("f"));
        var lines = Books.lines(directory.resolve("f"));
        assertThat(lines).hasSize(7);
        var before = String.join("\n", lines.subList(0, 6)) + "\n";
        var digest =
                MessageDigest.getInstance("SHA-256").digest(before.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(contents.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(lines.getFirst())
                .isEqualTo("{\"format\":\"sunledger-journal/1\",\"ledgerId\":\"%s\",\"engine\":\"memory\","
                                .formatted(Books.LEDGER)
                        + "\"exportedAt\":\"2020-12-31T16:00:00.123Z\",\"head\":5}");
        assertThat(lines.get(1))
                .startsWith("{\"position\":1,\"eventId\":\"")
                .contains("\"streamType\":\"Ledger\"", "\"eventType\":\"ledger.opened\"", "\"payload\":\"");
    }

    @Test
    void an_export_holds_what_was_recorded_when_it_began() throws IOException {
        var old = Books.of(600, 4);
        var random = new Random(74);
        var contents = new JournalExport(old, "memory", (stage, done, total) -> {
                    Books.grow(old, 50, random);
                    return true;
                })
                .to(directory.resolve("f"), Books.NOW);
        assertThat(contents.records()).isEqualTo(600);
        assertThat(JournalFile.check(directory.resolve("f"), Watch.NOBODY)).isEqualTo(contents);
    }

    @Test
    void an_ended_export_leaves_nothing_behind_and_is_done_again() throws IOException {
        var old = Books.of(600, 5);
        var file = directory.resolve("f.gz");
        var ending = new JournalExport(old, "memory", (stage, done, total) -> done < 500);
        assertThatThrownBy(() -> ending.to(file, Books.NOW)).isInstanceOf(TransferCancelled.class);
        assertThat(directory.toFile().list()).isEmpty();
        // What a killed one left is no obstacle, and bears no name that could be taken for a journal.
        Files.writeString(directory.resolve("f.gz" + JournalExport.UNFINISHED), "half");
        Books.export(old, file);
        assertThat(Books.move(file, Books.empty())).isEqualTo(600);
        assertThat(directory.toFile().list()).containsExactly("f.gz");
    }

    @Test
    void an_import_killed_around_any_page_goes_on_and_arrives() throws IOException {
        var old = Books.of(RECORDS, 6);
        var file = directory.resolve("f");
        Books.export(old, file);
        int pages = (RECORDS + JournalFileReader.PAGE_RECORDS - 1) / JournalFileReader.PAGE_RECORDS;
        for (int page = 1; page <= pages; page++) {
            for (var isAfter : List.of(false, true)) {
                var fresh = Books.empty();
                var mortal = DyingJournal.at(fresh, page, isAfter);
                assertThatThrownBy(() -> Books.move(file, mortal)).isInstanceOf(DyingJournal.Died.class);
                long there = fresh.head();
                assertThat(Books.move(file, fresh)).isEqualTo(RECORDS - there);
                assertSame(old, fresh);
            }
        }
    }

    @Test
    void an_import_may_be_ended_at_each_of_its_stages_and_says_where_it_is() throws IOException {
        var old = Books.of(RECORDS, 7);
        var file = directory.resolve("f");
        Books.export(old, file);
        var fresh = Books.empty();
        fresh.restore(old.after(0, 700));
        var calls = new AtomicInteger();
        Watch counting = (stage, done, total) -> {
            calls.incrementAndGet();
            assertThat(done).isLessThanOrEqualTo(total);
            return true;
        };
        var contents = JournalFile.check(file, counting);
        new JournalImport(contents, fresh, counting).requireRoom();
        for (var stage : List.of(Watch.Stage.CHECK, Watch.Stage.PREFIX, Watch.Stage.IMPORT, Watch.Stage.COMPARE)) {
            Watch ending = (now, done, total) -> now != stage;
            assertThatThrownBy(() -> {
                        var again = JournalFile.check(file, ending);
                        var moving = new JournalImport(again, fresh, ending);
                        moving.requireRoom();
                        moving.run();
                        new JournalComparison(again, fresh, ending).run();
                    })
                    .isInstanceOf(TransferCancelled.class);
        }
        assertThat(calls.get()).isGreaterThan(4);
        assertSame(old, fresh);
    }

    @Test
    void the_same_file_again_changes_nothing() throws IOException {
        var file = directory.resolve("f");
        Books.export(Books.of(600, 8), file);
        var fresh = Books.empty();
        Books.move(file, fresh);
        assertThat(Books.move(file, fresh)).isZero();
    }

    @Test
    void times_that_overlap_move_as_they_are() throws IOException {
        var old = Books.overlapping();
        Books.assertKnown(old);
        Books.export(old, directory.resolve("f"));
        var fresh = Books.empty();
        Books.move(directory.resolve("f"), fresh);
        assertSame(old, fresh);
        Books.assertKnown(fresh);
    }

    @Test
    void the_largest_record_fits_into_a_line() throws IOException {
        var old = Books.of(1, 9);
        var largest = new byte[Journal.RECORD_BYTES_MAX];
        new Random(9).nextBytes(largest);
        old.append(
                new org.sunledger.ledger.shared.StreamId(
                        org.sunledger.ledger.shared.StreamType.PROJECT, "x".repeat(64)),
                -1,
                List.of(new org.sunledger.ledger.journal.NewRecord(
                        new java.util.UUID(1, 2), "t".repeat(200), Integer.MAX_VALUE, largest, new byte[0])));
        Books.export(old, directory.resolve("f"));
        var fresh = Books.empty();
        Books.move(directory.resolve("f"), fresh);
        assertSame(old, fresh);
    }

    static void assertSame(Journal one, Journal other) {
        assertThat(other.head()).isEqualTo(one.head());
        var all = all(one);
        var others = all(other);
        for (int i = 0; i < all.size(); i++)
            assertThat(all.get(i).isSameAs(others.get(i))).isTrue();
    }

    private static List<JournalRecord> all(Journal journal) {
        var all = new ArrayList<JournalRecord>();
        while (all.size() < journal.head()) all.addAll(journal.after(all.size(), 1_000));
        return all;
    }
}
