package org.sunledger.ledger.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What a program that has seen the whole journal asks and writes, and what becomes of it when another one writes too. */
@Timeout(60)
class OneRoundTripIT {
    private static final String QUESTION = "select position from journal.head";
    private static final String WRITING = "with moved as";

    private static Database database;

    /** The statements of this program, as they were prepared; announcements left out, they keep their own time. */
    private final List<String> said = new CopyOnWriteArrayList<>();

    private HikariDataSource pool;
    private PostgresJournal journal;
    private PostgresJournal other;

    @BeforeAll
    static void create() {
        database = TestJournals.empty();
    }

    @BeforeEach
    void open() {
        TestJournals.clear(database);
        pool = TestJournals.pool(database);
        journal = new PostgresJournal(heard(), Clock.systemUTC(), ClockPolicy.SYSTEM);
        other = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SYSTEM);
        journal.append(new StreamId(StreamType.LEDGER, "main"), -1, List.of(entry(AppendRules.OPENED)));
        journal.append(project(1), -1, List.of(entry()));
        said.clear();
    }

    @AfterEach
    void close() {
        journal.close();
        other.close();
        pool.close();
    }

    @Test
    void an_append_takes_one_statement_and_so_does_the_question_for_streams_without_news() {
        assertThat(journal.streams(Map.of(project(1), 1L)).get(project(1))).isEmpty();
        journal.append(project(1), 0, List.of(entry(), entry()));
        assertThat(journal.streams(Map.of(project(1), 3L)).get(project(1))).isEmpty();
        journal.append(project(1), 2, List.of(entry()));
        assertThat(said).hasSize(4).element(0).isEqualTo(QUESTION);
        assertThat(said.get(1)).startsWith(WRITING);
        assertThat(said.get(2)).isEqualTo(QUESTION);
        assertThat(said.get(3)).startsWith(WRITING);
        assertThat(journal.stream(project(1), 0))
                .extracting(JournalRecord::position)
                .containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void a_new_stream_takes_one_question_and_one_statement() {
        assertThat(journal.streams(Map.of(project(2), 0L, project(1), 1L)))
                .isEqualTo(Map.of(project(1), List.of(), project(2), List.of()));
        journal.append(project(2), -1, List.of(entry()));
        assertThat(said).hasSize(2).element(0).asString().startsWith(QUESTION);
        assertThat(said.get(1)).startsWith(WRITING);
    }

    @Test
    void what_another_program_wrote_is_seen_by_the_next_question_and_written_after() {
        var theirs = other.append(project(1), 0, List.of(entry()));
        assertThat(journal.streams(Map.of(project(1), 1L)).get(project(1)))
                .extracting(JournalRecord::eventId)
                .containsExactly(theirs.getFirst().eventId());
        var ours = journal.append(project(1), 1, List.of(entry()));
        assertThat(ours.getFirst().position()).isEqualTo(4);
    }

    @Test
    void an_append_that_did_not_see_what_another_program_wrote_is_written_behind_it_or_refused() {
        other.append(project(2), -1, List.of(entry()));
        assertThat(journal.append(project(1), 0, List.of(entry())).getFirst().position())
                .isEqualTo(4);
        other.append(project(1), 1, List.of(entry()));
        assertThatThrownBy(() -> journal.append(project(1), 1, List.of(entry())))
                .isInstanceOf(StreamConflict.class);
        assertThat(journal.append(project(1), 2, List.of(entry())).getFirst().position())
                .isEqualTo(6);
        assertThat(journal.after(0, 10)).extracting(JournalRecord::position).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void two_programs_that_take_turns_lose_nothing() {
        for (int turn = 0; turn < 20; turn++) {
            var one = turn % 2 == 0 ? journal : other;
            one.append(project(1), turn, List.of(entry()));
        }
        assertThat(journal.stream(project(1), 0))
                .extracting(JournalRecord::streamVersion)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, 20).mapToObj(Long::valueOf).toList());
    }

    @Test
    void a_stream_of_which_too_much_is_claimed_is_looked_at_and_refused() {
        assertThat(journal.streams(Map.of(project(1), 8L)).get(project(1))).isEmpty();
        assertThatThrownBy(() -> journal.append(project(1), 7, List.of(entry())))
                .isInstanceOfSatisfying(
                        StreamConflict.class, conflict -> assertThat(conflict).hasMessageContaining("0"));
        assertThat(journal.streams(Map.of(project(3), 8L)).get(project(3))).isEmpty();
        assertThatThrownBy(() -> journal.append(project(3), 7, List.of(entry())))
                .isInstanceOf(StreamConflict.class);
        assertThat(journal.head()).isEqualTo(2);
    }

    @Test
    void an_event_id_that_is_taken_is_refused_alone_and_the_next_append_goes_on() {
        var taken = journal.append(project(1), 0, List.of(entry())).getFirst();
        var again = new NewRecord(taken.eventId(), "project.noted", 1, taken.payload(), taken.metadata());
        assertThatThrownBy(() -> journal.append(project(1), 1, List.of(again))).isInstanceOf(DuplicateEvent.class);
        assertThat(journal.append(project(1), 1, List.of(entry())).getFirst().position())
                .isEqualTo(4);
    }

    @Test
    void when_another_program_wrote_more_than_is_worth_reading_everything_is_asked_anew() {
        for (int i = 0; i < 6; i++) {
            other.append(
                    project(2),
                    i * 100L - 1,
                    IntStream.range(0, 100).mapToObj(n -> entry()).toList());
        }
        assertThat(journal.streams(Map.of(project(1), 1L, project(2), 590L)).get(project(2)))
                .hasSize(10);
        assertThat(journal.append(project(2), 599, List.of(entry())).getFirst().position())
                .isEqualTo(603);
    }

    private DataSource heard() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    var answer = call(pool, method, arguments);
                    return answer instanceof Connection connection ? heard(connection) : answer;
                });
    }

    private Connection heard(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && !arguments[0].toString().startsWith("notify"))
                        said.add(arguments[0].toString().strip());
                    return call(connection, method, arguments);
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static StreamId project(int number) {
        return StreamId.of(StreamType.PROJECT, new UUID(0, number));
    }

    private static NewRecord entry() {
        return entry("project.noted");
    }

    private static NewRecord entry(String type) {
        return new NewRecord(UUID.randomUUID(), type, 1, new byte[] {'{', '}'}, new byte[] {'{', '}'});
    }
}
