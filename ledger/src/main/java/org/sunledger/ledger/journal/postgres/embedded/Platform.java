package org.sunledger.ledger.journal.postgres.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The machines for which server programs are packed with the product, and the archive that serves each. */
record Platform(String archive) {
    private static final Map<String, String> ARCHIVES =
            Map.of("amd64", "postgres-linux-x86_64.txz", "aarch64", "postgres-linux-arm_64.txz");

    static Platform here() {
        return of(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"), isOnlyMusl());
    }

    /** The programs are linked against glibc; where only musl's loader lies (Alpine), they cannot run. */
    private static boolean isOnlyMusl() {
        boolean musl = exists("/lib/ld-musl-x86_64.so.1") || exists("/lib/ld-musl-aarch64.so.1");
        boolean glibc = exists("/lib64/ld-linux-x86-64.so.2") || exists("/lib/ld-linux-aarch64.so.1");
        return musl && !glibc;
    }

    private static boolean exists(String path) {
        return Files.exists(Path.of(path));
    }

    static Platform of(String system, String processor, boolean onlyMusl) {
        var archive = ARCHIVES.get(processor);
        if (!system.equals("Linux") || archive == null || onlyMusl) {
            var found = system + " " + processor + (onlyMusl ? " (musl)" : "");
            throw new EmbeddedPostgresException(
                    "本程序没有适用于 %s 的内置 PostgreSQL（只有 Linux glibc 的 amd64 和 aarch64）。".formatted(found)
                            + "请另装 PostgreSQL，并用 --spring.datasource.url=jdbc:postgresql://… 指明。",
                    "The program brings no PostgreSQL for %s (only for Linux with glibc on amd64 and aarch64). "
                                    .formatted(found)
                            + "Install one and name it with --spring.datasource.url=jdbc:postgresql://…");
        }
        return new Platform(archive);
    }
}
