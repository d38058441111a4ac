package org.sunledger.ledger.party;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a random 96-bit nonce in front: {@code nonce ‖ ciphertext ‖ tag}. */
final class AesGcm {
    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static byte[] newKey() {
        return random(KEY_BYTES);
    }

    static byte[] random(int bytes) {
        var result = new byte[bytes];
        RANDOM.nextBytes(result);
        return result;
    }

    static byte[] encrypt(byte[] key, byte[] plain, byte[] associated) {
        var nonce = random(NONCE_BYTES);
        try {
            var body = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
            var result = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
            System.arraycopy(body, 0, result, NONCE_BYTES, body.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-256-GCM", e);
        }
    }

    /** @throws NotAuthenticException under another key, other associated data, or changed bytes */
    static byte[] decrypt(byte[] key, byte[] encrypted, byte[] associated) throws NotAuthenticException {
        if (encrypted.length < NONCE_BYTES + TAG_BITS / 8) throw new NotAuthenticException();
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(encrypted, NONCE_BYTES), associated)
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new NotAuthenticException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-256-GCM", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    /** What was read is not what was written under this key for this place. */
    static final class NotAuthenticException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
