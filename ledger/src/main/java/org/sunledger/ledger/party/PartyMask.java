package org.sunledger.ledger.party;

import org.jspecify.annotations.Nullable;

/**
 * What people may see of a party (domain.md 13.2): names of units in full, of persons masked, the end of an account.
 *
 * @param account {@code ****1234}; null when none is known
 */
public record PartyMask(
        PartyRecord.Kind kind, String name, @Nullable String account) {
    private static final String HIDDEN = "****";
    private static final int SHOWN_DIGITS = 4;

    public static PartyMask of(PartyRecord party) {
        var name = switch (party.kind()) {
            case COMPANY, VILLAGE -> party.name();
            case PERSON -> person(party.name());
        };
        var account = party.account();
        return new PartyMask(party.kind(), name, account == null ? null : account(account));
    }

    /** 王*明, 王*: one length whatever the name's, and never half of a rare character. */
    private static String person(String name) {
        var points = name.codePoints().toArray();
        if (points.length < 2) return "*";
        var first = Character.toString(points[0]);
        return points.length == 2 ? first + "*" : first + "*" + Character.toString(points[points.length - 1]);
    }

    /** An account so short that its end would be half of it stays hidden. */
    private static String account(String account) {
        var bare = account.replaceAll("\\s", "");
        return bare.length() < 2 * SHOWN_DIGITS ? HIDDEN : HIDDEN + bare.substring(bare.length() - SHOWN_DIGITS);
    }
}
