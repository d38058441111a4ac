package org.sunledger.ledger.shared;

import java.util.regex.Pattern;

/** 银行流水号: the bank's word for one movement; used once in the whole ledger (INV-09). */
public record BankRef(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._/-]{0,63}");

    public BankRef {
        value = value.strip();
        if (!FORM.matcher(value).matches()) throw SharedRefusal.BANK_REF_MALFORMED.because("bankRef", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
