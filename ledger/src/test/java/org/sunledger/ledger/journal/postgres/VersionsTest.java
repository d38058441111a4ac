package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

class VersionsTest {
    private static final Instant AT = Instant.parse("2018-03-12T02:00:00Z");
    private static final StreamId A = project("a");
    private static final StreamId B = project("b");

    private final Versions versions = new Versions();

    @Test
    void nothing_is_believed_before_a_record_was_seen() {
        assertThat(versions.head(Set.of())).isNull();
        versions.begin(7);
        assertThat(versions.position()).isEqualTo(7);
        assertThat(versions.head(Set.of())).isNull();
        assertThat(versions.known(Set.of(A))).isEmpty();
    }

    @Test
    void what_was_seen_is_believed_of_the_streams_that_were_seen() {
        versions.follow(List.of(record(1, A, 0), record(2, A, 1)));
        assertThat(versions.head(Set.of(A))).isEqualTo(new HeadRow(2, AT, Map.of(A, 1L)));
        assertThat(versions.head(Set.of(A, B))).isNull();
        versions.learn(versions.touches(), Map.of(B, -1L));
        assertThat(versions.head(Set.of(A, B))).isEqualTo(new HeadRow(2, AT, Map.of(A, 1L, B, -1L)));
    }

    @Test
    void records_that_were_seen_before_change_nothing() {
        versions.follow(List.of(record(1, A, 0), record(2, A, 1)));
        versions.follow(List.of(record(1, A, 0), record(2, A, 1), record(3, B, 0)));
        assertThat(versions.head(Set.of(A, B))).isEqualTo(new HeadRow(3, AT, Map.of(A, 1L, B, 0L)));
        versions.begin(2);
        assertThat(versions.position()).isEqualTo(3);
    }

    @Test
    void after_a_gap_only_what_followed_it_is_believed() {
        versions.follow(List.of(record(1, A, 0)));
        versions.follow(List.of(record(3, B, 0)));
        assertThat(versions.known(Set.of(A, B))).isEqualTo(Map.of(B, 0L));
        assertThat(versions.position()).isEqualTo(3);
    }

    @Test
    void an_answer_does_not_take_back_what_followed_the_question() {
        versions.follow(List.of(record(1, A, 0)));
        long before = versions.touches();
        versions.follow(List.of(record(2, B, 4)));
        versions.learn(before, Map.of(B, 3L));
        assertThat(versions.known(Set.of(B))).isEqualTo(Map.of(B, 4L));
    }

    @Test
    void an_answer_is_of_no_use_when_everything_began_anew_since_the_question() {
        versions.follow(List.of(record(1, A, 0)));
        long before = versions.touches();
        versions.begin(9);
        versions.learn(before, Map.of(A, 0L));
        assertThat(versions.known(Set.of(A))).isEmpty();
    }

    @Test
    void an_answer_is_of_no_use_when_its_stream_could_have_come_and_gone_since_the_question() {
        versions.follow(List.of(record(1, A, 0)));
        long before = versions.touches();
        versions.follow(List.of(record(2, B, 4)));
        versions.follow(LongStream.range(3, 3 + Versions.STREAMS_MAX)
                .mapToObj(n -> record(n, project("n" + n), 0))
                .toList());
        assertThat(versions.known(Set.of(B))).isEmpty();
        versions.learn(before, Map.of(B, 3L));
        assertThat(versions.known(Set.of(B))).isEmpty();
        versions.learn(versions.touches(), Map.of(B, 4L));
        assertThat(versions.known(Set.of(B))).isEqualTo(Map.of(B, 4L));
    }

    @Test
    @Timeout(30)
    void a_reader_who_sees_what_this_program_is_writing_waits_until_it_is_followed() throws Exception {
        versions.follow(List.of(record(1, A, 0)));
        versions.expect(2);
        var reader = Thread.ofPlatform().start(() -> versions.awaitOwn(2));
        versions.follow(List.of(record(2, A, 1)));
        versions.expect(0);
        reader.join();
        assertThat(versions.position()).isEqualTo(2);
    }

    @Test
    @Timeout(30)
    void nobody_waits_for_what_others_wrote_nor_for_what_was_given_up() {
        versions.follow(List.of(record(1, A, 0)));
        versions.awaitOwn(2);
        versions.expect(2);
        versions.awaitOwn(3);
        versions.expect(0);
        versions.awaitOwn(2);
        assertThat(versions.position()).isEqualTo(1);
    }

    private static StreamId project(String id) {
        return new StreamId(StreamType.PROJECT, id);
    }

    private static JournalRecord record(long position, StreamId stream, long version) {
        return new JournalRecord(
                position,
                new UUID(1, position),
                stream,
                version,
                "project.listed",
                1,
                AT,
                new byte[] {'{', '}'},
                new byte[] {'{', '}'});
    }
}
