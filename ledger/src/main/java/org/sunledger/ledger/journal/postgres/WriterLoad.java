package org.sunledger.ledger.journal.postgres;

import java.time.Duration;

/**
 * How busy a journal's writer is; the counts go up from the start of the program.
 *
 * @param waiting appends that wait to be taken
 * @param batches that were taken; usually one transaction each
 * @param appends that were taken, answered or refused
 * @param records in those appends
 * @param waited by all appends together until they were taken
 * @param writing time spent on all batches
 */
public record WriterLoad(int waiting, long batches, long appends, long records, Duration waited, Duration writing) {
    public static final WriterLoad NONE = new WriterLoad(0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

    WriterLoad took(int more, int moreRecords, long waitedNanos) {
        return new WriterLoad(
                0, batches + 1, appends + more, records + moreRecords, waited.plusNanos(waitedNanos), writing);
    }

    WriterLoad wrote(long nanos) {
        return new WriterLoad(0, batches, appends, records, waited, writing.plusNanos(nanos));
    }

    WriterLoad with(int nowWaiting) {
        return new WriterLoad(nowWaiting, batches, appends, records, waited, writing);
    }
}
