package org.sunledger.ledger.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.sunledger.ledger.shared.Sha256;

/**
 * The key that wraps the vault's data keys: 32 random bytes in a file of its own beside the data. Whoever loses it loses
 * the vault; whoever copies the database without it has nothing.
 */
public final class MasterKey {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /** Reads the key; makes a new one, readable by its owner alone, where there is no file yet. */
    public static MasterKey at(Path file) {
        try {
            if (Files.notExists(file)) create(file);
            refuseWhenOthersMayRead(file);
            var key = Files.readAllBytes(file);
            if (key.length != AesGcm.KEY_BYTES) {
                throw new IllegalStateException("主密钥文件损坏 / The master key " + file + " has " + key.length
                        + " bytes instead of " + AesGcm.KEY_BYTES);
            }
            return new MasterKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) Files.createDirectories(directory);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        // The mode is given at creation: between creating and narrowing anybody could open the file.
        try (var channel = FileChannel.open(file, options, ownerOnly(file))) {
            channel.write(ByteBuffer.wrap(AesGcm.newKey()));
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void refuseWhenOthersMayRead(Path file) throws IOException {
        if (!isPosix(file)) return;
        var found = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(found)) {
            throw new IllegalStateException("主密钥文件权限过宽,应为 600 / The master key " + file + " may be used by others ("
                    + PosixFilePermissions.toString(found) + "); set its mode to 600");
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Tells one master key from another without telling the key. */
    String check() {
        return Sha256.of("kek-check/1".getBytes(StandardCharsets.UTF_8), key);
    }

    byte[] wrap(byte[] dataKey, byte[] associated) {
        return AesGcm.encrypt(key, dataKey, associated);
    }

    byte[] unwrap(byte[] wrapped, byte[] associated) throws AesGcm.NotAuthenticException {
        return AesGcm.decrypt(key, wrapped, associated);
    }
}
