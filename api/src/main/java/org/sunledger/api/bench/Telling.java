package org.sunledger.api.bench;

/** Hears how far something is that takes minutes and is not measured. */
@FunctionalInterface
public interface Telling {
    /**
     * Called often.
     *
     * @param what is going on, and what is counted, in both languages
     */
    void tell(String what, long done, long total);
}
