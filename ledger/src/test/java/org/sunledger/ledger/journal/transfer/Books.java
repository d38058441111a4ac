package org.sunledger.ledger.journal.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Journals with everything a journal may hold, and their files. The same seed gives the same journal. */
public final class Books {
    public static final String LEDGER = "0190aaaa-0000-7000-8000-000000000001";
    static final Instant NOW = Instant.parse("2020-12-31T16:00:00.123456Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2018-03-12T02:00:00Z"), ZoneOffset.UTC);
    private static final int STREAMS = 40;

    private Books() {}

    static MemoryJournal empty() {
        return new MemoryJournal(CLOCK, ClockPolicy.SCRIPTED);
    }

    public static MemoryJournal of(int records, long seed) {
        return of(LEDGER, records, seed);
    }

    static MemoryJournal of(String ledger, int records, long seed) {
        var journal = empty();
        var random = new Random(seed);
        journal.append(new StreamId(StreamType.LEDGER, ledger), -1, List.of(entry(random, "ledger.opened", 40)));
        grow(journal, records - 1, random);
        return journal;
    }

    public static void grow(Journal journal, int by, Random random) {
        for (int left = by; left > 0; ) {
            var types = StreamType.values();
            var stream = new StreamId(types[random.nextInt(types.length)], "s." + random.nextInt(STREAMS));
            var entries = new ArrayList<NewRecord>();
            for (int i = Math.min(left, 1 + random.nextInt(3)); i > 0; i--)
                entries.add(entry(random, "noted.数-" + random.nextInt(9), random.nextInt(300)));
            journal.append(stream, journal.stream(stream, 0).size() - 1L, entries);
            left -= entries.size();
        }
    }

    /** Bytes that are no text, an empty payload now and then: a journal promises to keep any. */
    private static NewRecord entry(Random random, String type, int size) {
        var payload = new byte[size];
        random.nextBytes(payload);
        return new NewRecord(
                new UUID(random.nextLong(), random.nextLong()),
                type,
                1 + random.nextInt(3),
                payload,
                "{\"盐\":\"%x\"}".formatted(random.nextLong()).getBytes(UTF_8));
    }

    /** As an engine gives it on which many append at once: positions 1 to 6 at 0, 1, 5, 3, 4 and 9 seconds. */
    static MemoryJournal overlapping() {
        var journal = empty();
        var start = CLOCK.instant();
        var random = new Random(5);
        var seconds = new int[] {0, 1, 5, 3, 4, 9};
        for (int i = 0; i < seconds.length; i++) {
            var entry = entry(random, i == 0 ? "ledger.opened" : "noted", 9);
            var stream = i == 0 ? new StreamId(StreamType.LEDGER, LEDGER) : new StreamId(StreamType.FUND, "f" + i);
            journal.restore(List.of(new JournalRecord(
                    i + 1L,
                    entry.eventId(),
                    stream,
                    0,
                    entry.eventType(),
                    1,
                    start.plusSeconds(seconds[i]),
                    entry.payload(),
                    entry.metadata())));
        }
        return journal;
    }

    /** The last position known at each second of {@link #overlapping}. */
    static void assertKnown(Journal overlapping) {
        var known = new long[] {1, 2, 2, 2, 2, 5, 5, 5, 5, 6, 6};
        for (int second = 0; second < known.length; second++)
            assertThat(overlapping.positionKnownAt(CLOCK.instant().plusSeconds(second)))
                    .as("after %d s", second)
                    .isEqualTo(known[second]);
        assertThat(overlapping.positionKnownAt(CLOCK.instant().minusMillis(1))).isZero();
    }

    public static JournalFile.Contents export(Journal journal, Path file) throws IOException {
        return new JournalExport(journal, "memory", Watch.NOBODY).to(file, NOW);
    }

    /** Checks, takes over and compares, as the command does. @return how many records were missing */
    public static long move(Path file, Journal into) throws IOException {
        var contents = JournalFile.check(file, Watch.NOBODY);
        var moving = new JournalImport(contents, into, Watch.NOBODY);
        moving.requireRoom();
        long missing = moving.run();
        new JournalComparison(contents, into, Watch.NOBODY).run();
        return missing;
    }

    static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    static Path write(Path file, List<String> lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
