package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Where tests keep their files: below the module's {@code target}, which a clean build removes. */
final class BelowTarget implements TempDirFactory {
    static final Path TARGET =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");

    /** Shared by all test programs of the module, since unpacking costs more than starting. */
    static final Path BINARIES = TARGET.resolve("postgres-binaries");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        var parent = Files.createDirectories(TARGET.resolve("embedded-postgres"));
        var directory =
                Files.createTempDirectory(parent, context.getRequiredTestClass().getSimpleName());
        // The superuser's tests may have to run a server under another account, which must be able to come in here.
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
