package org.sunledger.api.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.sunledger.api.demo.Demo;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.posting.S1.Expected;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * One program that told the whole story, shared by the tests that only look. While it told, it was asked for every
 * basis of the expected balances as soon as the basis' last row was there.
 */
final class LoadedDemo implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int SERVICE_UNAVAILABLE = 503;

    /** One of the 20 snapshots of the expected balances, and how to ask for it. */
    record Basis(String step, String kind, String cutoff, int throughSeq) {
        static Basis of(Expected expected) {
            return new Basis(expected.step(), expected.basis(), expected.cutoff(), expected.throughSeq());
        }

        /**
         * Every way to ask for the same figures.
         *
         * @param position of the event that stands for the last row
         */
        List<String> questions(long position) {
            var recordedAt = S1.rows().get(throughSeq - 1).recordedAt();
            return switch (kind) {
                case "SEQUENCE" -> List.of("?position=" + position, "?knownAt=" + recordedAt);
                case "EFFECTIVE" -> List.of("?effectiveOn=" + cutoff + "&atLeast=" + position);
                case "RECORDED" -> List.of("?knownAt=" + Instant.parse(cutoff).minusMillis(1), "?position=" + position);
                default -> throw new IllegalArgumentException(kind);
            };
        }

        /** The row after which the ledger's clock has passed the basis. */
        private int askableAfter() {
            return kind.equals("RECORDED") ? throughSeq + 1 : throughSeq;
        }
    }

    /** @param wasLoading whether the load was still running when this answer had come back */
    record Observed(Answer answer, boolean wasLoading) {}

    private final Program program = Program.telling();
    private final Map<Basis, List<Observed>> observed = new LinkedHashMap<>();

    private LoadedDemo() {
        try {
            var bases = S1.expected().stream().map(Basis::of).distinct().toList();
            for (var basis : bases) observe(basis);
            program.awaitTold();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void observe(Basis basis) throws InterruptedException {
        awaitRow(basis.askableAfter());
        var answers = new ArrayList<Observed>();
        for (var question : basis.questions(positionOf(basis.throughSeq()))) {
            var answer = program.get("/api/v1/balances/villages" + question);
            // On a busy machine the tables may be more than two seconds behind: then it says so, and one asks again.
            while (answer.status() == SERVICE_UNAVAILABLE) {
                answer = program.get("/api/v1/balances/villages" + question);
            }
            answers.add(new Observed(answer, demo().isLoading()));
        }
        observed.put(basis, answers);
    }

    private void awaitRow(int row) throws InterruptedException {
        var journal = program.bean(Journal.class);
        while (!demo().rows().containsKey(row)) {
            journal.awaitAfter(journal.head(), GLANCE);
            if (!demo().isLoading() && !demo().rows().containsKey(row)) {
                throw new IllegalStateException("The load ended before row " + row);
            }
        }
    }

    Program program() {
        return program;
    }

    Demo demo() {
        return program.bean(Demo.class);
    }

    /** What was answered while the load went on. */
    Map<Basis, List<Observed>> observed() {
        return observed;
    }

    /** The journal position of the event that stands for a row of the acceptance data. */
    long positionOf(int row) {
        return Objects.requireNonNull(demo().rows().get(row));
    }

    /** The whole journal, decoded. */
    List<JournalEvent> journal() {
        var journal = program.bean(Journal.class);
        var decoder = program.bean(JournalDecoder.class);
        var events = new ArrayList<JournalEvent>();
        for (var page = journal.after(0, 500);
                !page.isEmpty();
                page = journal.after(page.getLast().position(), 500)) {
            page.forEach(record -> events.add(decoder.decode(record)));
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        program.close();
    }

    /** Gives the one loaded demo to every test that asks for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == LoadedDemo.class;
        }

        @Override
        public LoadedDemo resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(LoadedDemo.class, ignored -> new LoadedDemo(), LoadedDemo.class);
        }
    }
}
