package org.sunledger.ledger.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * A value that may be held once: its kind and its text in the form that is compared (NFKC, no blanks, upper case).
 */
public record ClaimKey(Kind kind, String value) {
    /** What sort of value. */
    public enum Kind {
        BANK_REF("银行流水号"),
        VOUCHER("票据");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    public ClaimKey {
        value = Normalizer.normalize(value, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    public static ClaimKey of(BankRef bankRef) {
        return new ClaimKey(Kind.BANK_REF, bankRef.value());
    }

    /** A voucher is known by type, number and issuer. */
    public static ClaimKey voucher(String type, String number, String issuer) {
        return new ClaimKey(Kind.VOUCHER, type + "|" + number + "|" + issuer);
    }

    /** 128 bits of the SHA-256 over kind and value: the text itself may hold any character. */
    public StreamId stream() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((kind + "|" + value).getBytes(StandardCharsets.UTF_8));
            return new StreamId(StreamType.CLAIM, HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
