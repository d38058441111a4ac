package org.sunledger.projections.check;

/** What is wrong with the journal itself, or with what a record says. One sentence a language. */
public record Fault(long position, String chinese, String english) {
    String text() {
        return "序号 position %d: %s %s".formatted(position, chinese, english);
    }
}
