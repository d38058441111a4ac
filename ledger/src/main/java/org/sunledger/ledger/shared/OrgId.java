package org.sunledger.ledger.shared;

/**
 * 统一社会信用代码: 18 characters, the last one a check character (GB 32100-2015, modulus 31, weights 3^i mod 31).
 */
public record OrgId(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public OrgId {
        if (value.length() != 18 || !isValid(value)) throw SharedRefusal.ORG_MALFORMED.because("orgId", value);
    }

    /** The check character that belongs to the first 17 characters. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            int digit = ALPHABET.indexOf(first17.charAt(i));
            if (digit < 0) return '?';
            sum += digit * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static boolean isValid(String value) {
        return checkCharacter(value.substring(0, 17)) == value.charAt(17);
    }

    @Override
    public String toString() {
        return value;
    }
}
