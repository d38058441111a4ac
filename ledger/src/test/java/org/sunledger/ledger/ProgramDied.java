package org.sunledger.ledger;

/** The program is gone: no answer, and nothing that it held in memory. An error, so that nothing of ours catches it. */
final class ProgramDied extends Error {
    private static final long serialVersionUID = 1L;

    ProgramDied(String when) {
        super(when, null, false, false);
    }
}
