package org.sunledger.ledger.shared;

/** A user's stable login name; who stands behind it is known to the vault, not to events. */
public record UserId(String value) {
    private static final int LENGTH_MAX = 64;

    public UserId {
        new Shape()
                .text("userId", value)
                .right("userId", value.length() <= LENGTH_MAX, "至多 64 个字符", "at most 64 characters")
                .orThrow();
    }

    @Override
    public String toString() {
        return value;
    }
}
