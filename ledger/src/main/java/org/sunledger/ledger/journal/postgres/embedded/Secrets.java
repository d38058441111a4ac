package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of the server's superuser: chosen once, kept beside the data, readable by its owner only. */
final class Secrets {
    static final SecureRandom RANDOM = new SecureRandom();

    /** 192 bits: as many as 32 characters of Base64 hold. */
    private static final int PASSWORD_BYTES = 24;

    private Secrets() {}

    /** Written before the cluster that uses it, so that no cluster exists whose password was lost on the way. */
    static String passwordForNewCluster(Home home) throws IOException {
        if (!Files.exists(home.password())) {
            var bytes = new byte[PASSWORD_BYTES];
            RANDOM.nextBytes(bytes);
            home.write(home.password(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
        }
        return read(home);
    }

    static String passwordOfCluster(Home home) throws IOException {
        if (!Files.exists(home.password())) {
            throw new EmbeddedPostgresException(
                    "数据目录 %s 中有数据库，却没有口令文件 %s。请从备份恢复该文件。".formatted(home.cluster(), home.password()),
                    "There is a database in %s but no password file %s. Restore that file from the backup."
                            .formatted(home.cluster(), home.password()));
        }
        return read(home);
    }

    private static String read(Home home) throws IOException {
        return Files.readString(home.password()).strip();
    }
}
