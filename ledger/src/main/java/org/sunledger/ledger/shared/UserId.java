package org.sunledger.ledger.shared;

/** A user's stable login name; who stands behind it is known to the vault, not to events. */
public record UserId(String value) {
    public UserId {
        if (value.isBlank() || value.length() > 64) throw SharedRefusal.FIELD_MISSING.because("field", "userId");
    }

    @Override
    public String toString() {
        return value;
    }
}
