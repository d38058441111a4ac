package org.sunledger.api.html;

/** Whether the demo is being told right now: then no page may leave it unsaid that its figures are not the last ones. */
@FunctionalInterface
public interface Loading {
    boolean goesOn();
}
