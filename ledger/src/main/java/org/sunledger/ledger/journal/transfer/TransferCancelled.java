package org.sunledger.ledger.journal.transfer;

/** Somebody ended it. An export has left nothing behind; an import goes on where it was when it is started again. */
public final class TransferCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransferCancelled(Watch.Stage stage, long done, long total) {
        super("%s ended after %d of %d".formatted(stage, done, total));
    }
}
