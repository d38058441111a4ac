package org.sunledger.ledger.registry;

import java.text.Normalizer;
import java.util.Locale;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * A value that may be held once: its kind and its text in the form that is compared (NFKC, no blanks, upper case).
 */
public record ClaimKey(Kind kind, String value) {
    /** What sort of value. */
    public enum Kind implements Labelled {
        BANK_REF("银行流水号"),
        VOUCHER("票据"),
        FUND_CODE("指标代码");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        @Override
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

    /** What a fund is called in tables and files. */
    public static ClaimKey fundCode(String code) {
        return new ClaimKey(Kind.FUND_CODE, code);
    }

    /** A voucher is known by type, number and issuer. */
    public static ClaimKey voucher(String type, String number, String issuer) {
        return new ClaimKey(Kind.VOUCHER, type + "|" + number + "|" + issuer);
    }

    /** 128 bits of the SHA-256 over kind and value: the text itself may hold any character. */
    public StreamId stream() {
        return new StreamId(StreamType.CLAIM, Sha256.of(kind + "|" + value).substring(0, 32));
    }
}
