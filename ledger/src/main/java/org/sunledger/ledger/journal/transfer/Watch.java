package org.sunledger.ledger.journal.transfer;

/** Looks on while records are moved or read through, and may end it. */
@FunctionalInterface
public interface Watch {
    /** Sees nothing and lets it go on. */
    Watch NOBODY = (stage, done, total) -> true;

    /** What is going on. */
    enum Stage {
        /** Records go into the file. */
        EXPORT,
        /** The file is read through; nothing of it is believed yet. */
        CHECK,
        /** What the journal holds already is compared with the file. */
        PREFIX,
        /** Records go into the journal. */
        IMPORT,
        /** Both are read and compared, record by record. */
        COMPARE,
        /** Records are read, and what the views must hold is compared with what they hold. */
        VIEWS
    }

    /**
     * Called after each page.
     *
     * @param done records so far, of {@code total}; while a file is checked, bytes of the file
     * @return whether to go on; if not, a {@link TransferCancelled} follows
     */
    boolean goesOn(Stage stage, long done, long total);

    /**
     * Tells, and ends it if it is not to go on.
     *
     * @throws TransferCancelled it is not to go on
     */
    default void at(Stage stage, long done, long total) {
        if (!goesOn(stage, done, total)) throw new TransferCancelled(stage, done, total);
    }
}
