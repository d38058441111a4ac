package org.sunledger.api.exporting;

/** What people call the codes in the cells and filters of one file, in its language. */
@FunctionalInterface
interface Wording {
    /**
     * What is said for a code.
     *
     * @param name of the column or filter in which it stands
     * @return the code itself where it is a word already
     */
    String of(String name, String code);
}
