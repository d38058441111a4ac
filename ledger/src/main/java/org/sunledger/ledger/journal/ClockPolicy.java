package org.sunledger.ledger.journal;

/** Which clock a journal is stamped from, and so what a jump of it means. */
public enum ClockPolicy {
    /**
     * The machine's clock. A jump of more than an hour, in either direction, against the machine's own count of elapsed
     * time stops appends. That count does not run while a machine sleeps, so a server that slept for an hour stops too:
     * a person looks and starts the program again.
     */
    SYSTEM,

    /** The clock of a script that fills a demo ledger and moves by days: only going back stops appends. */
    SCRIPTED
}
