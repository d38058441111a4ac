package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that belongs to one embedded server, and what lies where in it.
 *
 * @param directory real path, so that one directory has one name however it was reached
 */
record Home(Path directory) {
    /** Programs 60 MB, empty cluster 40 MB, the first 80 MB of write-ahead log, and as much again for entries. */
    static final long NEEDED_FOR_A_FRESH_START = 360L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    private static final FileAttribute<?> ONLY_MINE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> ONLY_MINE_TO_READ =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String INITDB = "initdb-";

    /** pg_ctl puts the path between double quotes into a shell command. */
    private static final List<String> NOT_IN_A_PATH = List.of("\"", "$", "`", "\\", "\n");

    static Home open(Path given, Machine machine) {
        var directory = given.toAbsolutePath().normalize();
        if (NOT_IN_A_PATH.stream().anyMatch(directory.toString()::contains)) {
            throw new EmbeddedPostgresException(
                    "数据目录 %s 的路径含有引号、美元符、反引号、反斜杠或换行，请换一个路径。".formatted(directory),
                    "The path of the data directory %s holds a double quote, dollar, backtick, backslash or line break; "
                                    .formatted(directory)
                            + "choose another one.");
        }
        try {
            if (!Files.isDirectory(directory)) {
                if (directory.getParent() != null) {
                    Files.createDirectories(directory.getParent());
                }
                Files.createDirectory(directory, ONLY_MINE);
            }
            var home = new Home(directory.toRealPath());
            home.requireMine(home.directory(), machine);
            if (Files.exists(home.cluster())) {
                home.requireMine(home.cluster(), machine);
            }
            Files.createDirectories(home.log());
            return home;
        } catch (IOException e) {
            throw new Home(directory).unusable(e);
        }
    }

    /** What PostgreSQL itself calls its data directory. */
    Path cluster() {
        return directory.resolve("cluster");
    }

    Path binaries() {
        return directory.resolve("binaries");
    }

    Path log() {
        return directory.resolve("log");
    }

    Path password() {
        return directory.resolve("password");
    }

    Path port() {
        return directory.resolve("port");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path lockHolder() {
        return directory.resolve("lock.holder");
    }

    /** A name never used before: an initdb whose starter was killed may still be writing into the last one. */
    Path freshInitdb() {
        return directory.resolve(INITDB + Long.toHexString(Secrets.RANDOM.nextLong()));
    }

    /** Clusters that never got their final name. Nothing was ever acknowledged in them. */
    void removeHalfMadeClusters() throws IOException {
        try (var children = Files.newDirectoryStream(directory, INITDB + "*")) {
            for (var child : children) {
                removeUnlessStillWritten(child);
            }
        }
    }

    private static void removeUnlessStillWritten(Path halfMade) {
        try {
            deleteTree(halfMade);
        } catch (IOException | UncheckedIOException stillWritten) {
            LOG.warn("{} could not be removed; the next start tries again", halfMade, stillWritten);
        }
    }

    /** Writes beside and renames, so that a reader finds the old text or the new, never half. */
    void write(Path file, String text) throws IOException {
        var beside = Files.createTempFile(directory, file.getFileName().toString(), ".new", ONLY_MINE_TO_READ);
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        rename(beside, file);
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        try (var parent = FileChannel.open(to.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    /** Gives everything the server must read or write, and all else in here, to the account it runs as. */
    void giveTo(Accounts.Account owner) throws IOException {
        for (var tree : List.of(cluster(), log())) {
            if (Files.exists(tree) && Machine.ownerOf(tree) != owner.uid()) {
                giveTree(tree, owner);
            }
        }
        try (var children = Files.newDirectoryStream(directory)) {
            for (var child : children) {
                setOwner(child, owner);
            }
        }
        setOwner(directory, owner);
    }

    /** The top last: it is what tells the next start that all below was done. */
    private static void giveTree(Path tree, Accounts.Account owner) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                setOwner(path, owner);
            }
        }
    }

    private static void setOwner(Path path, Accounts.Account owner) throws IOException {
        Files.setAttribute(path, "unix:uid", (int) owner.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", (int) owner.gid(), LinkOption.NOFOLLOW_LINKS);
    }

    static void deleteTree(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void requireMine(Path path, Machine machine) {
        var me = machine.me();
        var owner = machine.accounts().numbered(Machine.ownerOf(path));
        if (!me.isSuperuser() && owner.uid() != me.uid()) {
            throw new EmbeddedPostgresException(
                    "数据目录 %s 属于用户 %s，而本程序由用户 %s 运行。请以 %s 的身份运行，或先停止程序并执行 chown -R %s %s。"
                            .formatted(path, owner.name(), me.name(), owner.name(), me.name(), directory),
                    "The data directory %s belongs to %s, but the program is run by %s. "
                                    .formatted(path, owner.name(), me.name())
                            + "Run it as %s, or stop it everywhere and give the directory away: chown -R %s %s"
                                    .formatted(owner.name(), me.name(), directory));
        }
    }

    void requireSpace(Machine machine) {
        long free = machine.freeSpace().applyAsLong(directory);
        if (free < NEEDED_FOR_A_FRESH_START) {
            throw new EmbeddedPostgresException(
                    "数据目录 %s 所在的磁盘只剩 %d MB，新建账本至少需要 %d MB。请腾出空间，或换一个目录。"
                            .formatted(directory, free >> 20, NEEDED_FOR_A_FRESH_START >> 20),
                    "The disk of the data directory %s has %d MB left; a new ledger needs %d MB. "
                                    .formatted(directory, free >> 20, NEEDED_FOR_A_FRESH_START >> 20)
                            + "Make room, or choose another directory.");
        }
    }

    EmbeddedPostgresException unusable(IOException reason) {
        return new EmbeddedPostgresException(
                "无法使用数据目录 %s（%s）。它必须是本用户可写、且尚有空间的目录，可用 --sunledger.data=… 另选。".formatted(directory, reason),
                "The data directory %s cannot be used (%s). ".formatted(directory, reason)
                        + "It must be a directory with free space that this user may write to; "
                        + "choose another with --sunledger.data=…",
                reason);
    }
}
