package org.sunledger.ledger.journal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.journal.memory.MemoryJournal;

/** A file that is not whole, or does not belong where it is to go, changes nothing there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusingFilesTest {
    private static final int RECORDS = 60;

    @TempDir
    Path directory;

    private MemoryJournal old = Books.of(RECORDS, 1);
    private MemoryJournal there = Books.empty();
    private Path file;

    @BeforeEach
    void export() throws IOException {
        file = directory.resolve("f");
        Books.export(old, file);
    }

    /** A refusal without a case here does not compile; a case that provokes another refusal fails. */
    @ParameterizedTest
    @EnumSource
    void every_refusal_can_be_provoked_and_changes_nothing(TransferRefusal refusal) {
        var refused = catchThrowableOfType(TransferRefused.class, () -> provoke(refusal));
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.chinese() + refused.english()).doesNotContain("%");
        assertThat(refused.chinese()).containsPattern("\\p{IsHan}");
        assertThat(refused.english()).doesNotContainPattern("\\p{IsHan}");
        if (refusal.isFinding() && refusal != TransferRefusal.DIFFERENT && refusal != TransferRefusal.CHANGED_MEANWHILE)
            assertThat(there.head()).isZero();
    }

    private void provoke(TransferRefusal refusal) throws IOException {
        switch (refusal) {
            case NOT_A_JOURNAL_FILE -> {
                Files.writeString(file, "position,eventId\n1,2\n");
                Books.move(file, there);
            }
            case UNKNOWN_FORMAT -> change(0, "sunledger-journal/1", "sunledger-journal/2");
            case CUT_OFF -> keep(RECORDS + 1);
            case MALFORMED_LINE -> change(7, "\"position\":7", "\"position\": 7");
            case GAP -> without(7);
            case VERSION_GAP -> change(RECORDS, "\"streamVersion\":", "\"streamVersion\":1");
            case TIME_WENT_BACK -> change(RECORDS, "\"recordedAt\":\"2018", "\"recordedAt\":\"2017");
            case WRONG_DIGEST -> change(7, "\"schemaVersion\":", "\"schemaVersion\":4");
            case WRONG_COUNT -> change(RECORDS + 1, "\"records\":60", "\"records\":61");
            case GOES_ON_AFTER_ITS_END -> {
                Files.writeString(file, "more", StandardOpenOption.APPEND);
                Books.move(file, there);
            }
            case CHANGED_MEANWHILE -> changeMeanwhile();
            case FILE_EXISTS -> Books.export(old, file);
            case NOTHING_TO_EXPORT -> Books.export(Books.empty(), directory.resolve("g"));
            case OTHER_LEDGER -> {
                there = Books.of("0190bbbb-0000-7000-8000-000000000002", 3, 1);
                Books.move(file, there);
            }
            case JOURNAL_IS_FURTHER -> {
                there = old;
                Books.grow(old, 1, new Random(71));
                Books.move(file, there);
            }
            case OTHER_RECORD -> {
                there.restore(old.after(0, 30));
                Books.grow(there, 1, new Random(99));
                Books.move(file, there);
            }
            case DIFFERENT -> {
                there.restore(old.after(0, 59));
                new JournalComparison(JournalFile.check(file, Watch.NOBODY), there, Watch.NOBODY).run();
            }
        }
    }

    private void changeMeanwhile() throws IOException {
        var contents = JournalFile.check(file, Watch.NOBODY);
        Files.delete(file);
        Books.export(Books.of(RECORDS, 2), file);
        new JournalImport(contents, there, Watch.NOBODY).run();
    }

    private void change(int line, String from, String to) throws IOException {
        var lines = Books.lines(file);
        assertThat(lines.get(line)).contains(from);
        lines.set(line, lines.get(line).replace(from, to));
        Books.move(Books.write(file, lines), there);
    }

    private void keep(int lines) throws IOException {
        Books.move(Books.write(file, Books.lines(file).subList(0, lines)), there);
    }

    private void without(int line) throws IOException {
        var lines = Books.lines(file);
        lines.remove(line);
        Books.move(Books.write(file, lines), there);
    }

    @Test
    void a_file_cut_off_at_any_byte_is_refused_and_changes_nothing() throws IOException {
        var whole = Files.readAllBytes(file);
        var random = new Random(3);
        for (int i = 0; i < 80; i++) {
            // The very last byte is the last line's end; without it somebody may have cut more.
            int length = i == 0 ? whole.length - 1 : random.nextInt(whole.length);
            assertRefused(java.util.Arrays.copyOf(whole, length));
        }
    }

    @Test
    void a_file_with_one_changed_byte_anywhere_is_refused_and_changes_nothing() throws IOException {
        var whole = Files.readAllBytes(file);
        var random = new Random(4);
        for (int i = 0; i < 120; i++) {
            var changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
            assertRefused(changed);
        }
    }

    @Test
    void a_packed_file_cut_off_or_changed_is_refused_and_changes_nothing() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(file));
        }
        var whole = packed.toByteArray();
        var random = new Random(5);
        for (int i = 0; i < 40; i++) {
            assertRefused(java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            var changed = whole.clone();
            // The first ten bytes may name a time and a system; they say nothing about the content.
            changed[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 + random.nextInt(255));
            assertRefused(changed);
        }
    }

    private void assertRefused(byte[] content) throws IOException {
        var damaged = Files.write(directory.resolve("damaged"), content);
        var refused = catchThrowableOfType(TransferRefused.class, () -> Books.move(damaged, there));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal().isFinding()).isTrue();
        assertThat(there.head()).isZero();
    }

    @Test
    void a_line_without_end_takes_no_memory_without_end() throws IOException {
        var lines = Books.lines(file);
        lines.set(3, "{\"position\":3,\"eventId\":\"" + "a".repeat(JournalLines.LENGTH_MAX) + "\"}");
        Books.write(file, lines);
        var refused = catchThrowableOfType(TransferRefused.class, () -> Books.move(file, there));
        assertThat(refused.refusal()).isEqualTo(TransferRefusal.MALFORMED_LINE);
        assertThat(refused.english()).contains("Line 4", "line too long");
    }

    @Test
    void lines_of_two_exports_do_not_make_one_file() throws IOException {
        var other = directory.resolve("other");
        Books.export(Books.of(RECORDS, 2), other);
        var lines = Books.lines(file);
        lines.set(RECORDS, Books.lines(other).get(RECORDS));
        Books.write(file, lines);
        assertThat(catchThrowableOfType(TransferRefused.class, () -> Books.move(file, there)))
                .isNotNull();
        assertThat(there.head()).isZero();
    }

    @Test
    void an_empty_file_and_one_without_records_are_no_journals() throws IOException {
        for (var content : List.of("", "\n", Books.lines(file).getFirst() + "\n")) {
            Files.writeString(file, content);
            assertThat(catchThrowableOfType(TransferRefused.class, () -> Books.move(file, there)))
                    .isNotNull();
        }
        assertThat(there.head()).isZero();
    }
}
