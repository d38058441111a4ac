package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One program per data directory. The operating system drops the lock with the process, however it dies. */
final class DirectoryLock implements AutoCloseable {
    /**
     * What this JVM holds. Asked before the file is touched: on Linux, closing any second channel on the file would drop
     * the lock of the first.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DirectoryLock take(Home home) {
        var file = home.lock();
        if (!HELD_HERE.add(file)) {
            throw taken(home);
        }
        try {
            return new DirectoryLock(file, open(home));
        } catch (RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    /** Whether another process holds it now. */
    static boolean isTaken(Home home) {
        if (HELD_HERE.contains(home.lock()) || !Files.exists(home.lock())) return false;
        try (var channel = FileChannel.open(home.lock(), StandardOpenOption.WRITE)) {
            // Closing the channel gives back what was only tried.
            return channel.tryLock() == null;
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    // The channel lives as long as the lock.
    private static FileChannel open(Home home) {
        try {
            var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(home);
            }
            // In a file of its own, so that nobody has to open the locked one to read it.
            Files.writeString(
                    home.lockHolder(), Long.toString(ProcessHandle.current().pid()));
            return channel;
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    private static EmbeddedPostgresException taken(Home home) {
        String holder;
        try {
            holder = Files.readString(home.lockHolder()).strip();
        } catch (IOException unknown) {
            holder = "?";
        }
        return new EmbeddedPostgresException(
                "数据目录 %s 正被另一个程序使用（进程号 %s）。一个数据目录同时只能由一个程序使用，请先停止那个程序，或换一个目录。".formatted(home.directory(), holder),
                "The data directory %s is in use by another program (process %s). ".formatted(home.directory(), holder)
                        + "One directory serves one program at a time: stop that one, or choose another directory.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "无法释放锁文件 %s。".formatted(file), "The lock file %s could not be released.".formatted(file), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
