package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What the launcher must know about the machine it runs on: who runs it, which accounts there are, which commands are
 * allowed, how much space is left. Gathered here so that a test can describe a machine it does not run on.
 */
record Machine(Accounts.Account me, Accounts accounts, Predicate<List<String>> allows, ToLongFunction<Path> freeSpace) {
    static Machine here() {
        var accounts = Accounts.here();
        return new Machine(
                accounts.numbered(ownerOf(Path.of("/proc/self"))), accounts, Command::succeeds, Machine::usableSpace);
    }

    static long ownerOf(Path path) {
        try {
            return Integer.toUnsignedLong((Integer) Files.getAttribute(path, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long usableSpace(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
