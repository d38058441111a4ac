package org.sunledger.projections.rebuild;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Bytes that grow, in network order. Written by one thread; the streams of the JDK would lock at every byte. */
final class CopyBuffer {
    private static final int FIRST = 8 * 1024;

    private ByteBuffer bytes = ByteBuffer.allocate(FIRST);

    void put(byte value) {
        room(Byte.BYTES).put(value);
    }

    void put(byte[] value) {
        room(value.length).put(value);
    }

    void putShort(int value) {
        room(Short.BYTES).putShort((short) value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void sendTo(CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes.array(), 0, bytes.position());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            var larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), Math.addExact(bytes.position(), more)));
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }
}
