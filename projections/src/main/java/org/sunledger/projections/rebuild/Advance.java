package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sunledger.projections.engine.Processors.Group;

/** Folds copies up to a position, batch by batch; rows and position are written together, so a batch is there or not. */
final class Advance {
    /** Written in one transaction: so large that committing hardly counts, so small that it fits in memory. */
    static final int BATCH_PAGES = 10;

    private final Connection writer;
    private final Folding folding;

    /** @param writer its own, without automatic commits */
    Advance(Connection writer, Folding folding) {
        this.writer = writer;
        this.folding = folding;
    }

    /**
     * Folds copies that stand at one position together. A batch that cannot be written is halved until the event is found.
     *
     * @throws RebuildStopped with its position
     */
    void to(List<? extends Copy> copies, long last) throws SQLException, InterruptedException {
        try {
            inBatches(copies, last);
        } catch (NotWritten e) {
            if (e.isOfOneEvent()) throw e.stopped(copies);
            to(copies, e.from() + (e.last() - e.from()) / 2);
            to(copies, e.last());
            to(copies, last);
        }
    }

    private void inBatches(List<? extends Copy> copies, long last) throws SQLException, InterruptedException {
        var batch = new Batch(copies, true);
        try {
            folding.fold(groups(copies), copies.getFirst().position(), last, batch::take);
        } catch (RebuildStopped e) {
            batch.write(); // all pages before it are good
            throw e;
        }
        batch.write();
    }

    /**
     * Folds what is left in the writer's open transaction; its commit is the caller's.
     *
     * @throws NotWritten the transaction is lost
     */
    void withoutCommit(Copy copy, long last) throws SQLException, InterruptedException {
        var rest = new Batch(List.of(copy), false);
        folding.fold(List.of(copy.group()), copy.position(), last, rest::take);
        rest.write();
    }

    private static List<Group> groups(List<? extends Copy> copies) {
        return copies.stream().map(Copy::group).toList();
    }

    /** Pages that wait to be written together. */
    private final class Batch {
        private final List<? extends Copy> copies;
        private final boolean commits;
        private final List<FoldedPage> pages = new ArrayList<>();
        private long from;

        private Batch(List<? extends Copy> copies, boolean commits) {
            this.copies = copies;
            this.commits = commits;
            this.from = copies.getFirst().position();
        }

        private void take(FoldedPage page) throws SQLException, InterruptedException {
            if (Thread.interrupted()) throw new InterruptedException();
            pages.add(page);
            if (pages.size() == BATCH_PAGES) write();
        }

        private void write() throws SQLException, InterruptedException {
            if (pages.isEmpty()) return;
            long last = pages.getLast().last();
            try {
                if (commits) Sql.step(writer, c -> writeUnhurried(c, last));
                else writeTo(writer, last);
            } catch (SQLException e) {
                if (NotWritten.isRefusal(e)) throw new NotWritten(from, last, e);
                throw e;
            }
            if (commits) for (var copy : copies) copy.standsAt(last);
            from = last;
            pages.clear();
        }

        /** Rows and position are lost together if the server dies, and folded again: nobody need wait for the disk. */
        private void writeUnhurried(Connection connection, long last) throws SQLException {
            Sql.execute(connection, "set local synchronous_commit = off");
            writeTo(connection, last);
        }

        private void writeTo(Connection connection, long last) throws SQLException {
            for (int i = 0; i < copies.size(); i++) {
                int group = i;
                copies.get(i)
                        .write(
                                connection,
                                pages.stream().map(p -> p.parts().get(group)).toList(),
                                from,
                                last);
            }
        }
    }
}
