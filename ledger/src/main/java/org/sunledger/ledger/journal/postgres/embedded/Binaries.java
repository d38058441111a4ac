package org.sunledger.ledger.journal.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once per archive into a directory that bears the archive's name and checksum.
 *
 * @param directory real path, so that it equals what a running server shows as its own
 */
record Binaries(Path directory) {
    private static final String UNPACKING = ".unpacking-";
    private static final int TAR_BUFFER = 1 << 16;
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    Path postgres() {
        return directory.resolve("bin/postgres");
    }

    Path pgCtl() {
        return directory.resolve("bin/pg_ctl");
    }

    Path initdb() {
        return directory.resolve("bin/initdb");
    }

    /** Unpacks unless it is there. Safe for several programs at once: each unpacks aside, the first rename wins. */
    static Binaries unpackedBelow(Path cache, Platform platform) throws IOException {
        var archive = Binaries.class.getResource("/" + platform.archive());
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "程序包中缺少 PostgreSQL 的压缩包 %s，请重新安装完整的程序包，或用 --spring.datasource.url 指明另一个 PostgreSQL。"
                            .formatted(platform.archive()),
                    "The archive %s of PostgreSQL is missing from the program. ".formatted(platform.archive())
                            + "Install the whole program, or name another PostgreSQL with --spring.datasource.url.");
        }
        var name = platform.archive().replace(".txz", "") + "-" + Long.toHexString(checksum(archive));
        var unpacked = cache.resolve(name);
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(cache);
            unpack(archive, Files.createTempDirectory(cache, UNPACKING), unpacked);
        }
        return new Binaries(unpacked.toRealPath());
    }

    private static void unpack(URL archive, Path aside, Path unpacked) throws IOException {
        try {
            extract(archive, aside);
            Files.setPosixFilePermissions(aside, EXECUTABLE);
            // Else a power cut after the rename could leave a directory that looks whole and holds empty files. Where
            // the command is absent, the next cut is a risk to the programs only, never to the data.
            Command.succeeds(List.of("sync", "-f", aside.toString()));
            Home.rename(aside, unpacked);
        } catch (IOException e) {
            if (!Files.isDirectory(unpacked)) {
                throw e;
            }
        } finally {
            if (Files.exists(aside)) {
                Home.deleteTree(aside);
            }
        }
    }

    private static void extract(URL archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZCompressorInputStream(archive.openStream()), TAR_BUFFER))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                extract(entry, tar, path);
            }
        }
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, EXECUTABLE);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            // Another account may have to run them, whatever the umask of this one.
            Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? EXECUTABLE : READABLE);
        }
    }

    /** The jar's directory already knows it; reading 15 MB at every start would only find the same number. */
    private static long checksum(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            return jar.getJarEntry().getCrc();
        }
        try (var in = new CheckedInputStream(archive.openStream(), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        }
    }
}
