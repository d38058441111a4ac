package org.sunledger.api.problem;

/** An answer failed after its first bytes had gone: nothing may be added to them, and their end must be missing. */
public final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenOffException(Throwable cause) {
        super(cause);
    }
}
