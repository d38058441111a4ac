package org.sunledger.ledger.shared;

import java.util.regex.Pattern;

/**
 * What a person typed freely (a reason, an opinion, an objection): the salted SHA-256 in lower-case hex. The text itself
 * is kept erasable beside the journal (architecture.md section 4).
 */
public record TextDigest(String sha256) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public TextDigest {
        if (!isDigest(sha256)) throw SharedRefusal.DIGEST_MALFORMED.because("digest", sha256);
    }

    static boolean isDigest(String sha256) {
        return FORM.matcher(sha256).matches();
    }
}
