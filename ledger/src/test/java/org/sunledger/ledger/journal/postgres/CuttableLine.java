package org.sunledger.ledger.journal.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server on this machine that breaks after a given number of bytes, in the middle of whatever they say. */
final class CuttableLine implements AutoCloseable {
    /** More than any test sends: the line holds. */
    private static final long WHOLE = Long.MAX_VALUE / 2;

    private final ServerSocket entrance;
    private final int port;
    private final Direction questions = new Direction();
    private final Direction answers = new Direction();

    /** Counts what passes, and how much still may. */
    static final class Direction {
        private final AtomicLong passed = new AtomicLong();
        private final AtomicLong left = new AtomicLong(WHOLE);

        /** The line breaks once, after so many bytes more in this direction. */
        void cutAfter(long bytes) {
            left.set(bytes);
        }

        long passed() {
            return passed.get();
        }
    }

    CuttableLine(int port) throws IOException {
        this.port = port;
        entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    int entrance() {
        return entrance.getLocalPort();
    }

    /** From the program to the server. */
    Direction questions() {
        return questions;
    }

    /** From the server to the program. */
    Direction answers() {
        return answers;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var program = entrance.accept();
                var server = new Socket("127.0.0.1", port);
                Thread.ofVirtual().start(() -> pass(program, server, questions));
                Thread.ofVirtual().start(() -> pass(server, program, answers));
            } catch (IOException e) {
                if (!entrance.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private static void pass(Socket from, Socket to, Direction direction) {
        try (from;
                to) {
            pass(from.getInputStream(), to.getOutputStream(), direction);
        } catch (IOException e) {
            // The other direction was cut or ended.
        }
    }

    private static void pass(InputStream from, OutputStream to, Direction direction) throws IOException {
        var buffer = new byte[8_192];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            long left = direction.left.get();
            int passing = (int) Math.min(count, left);
            // Before it arrives, since who got it may ask at once how much it was.
            direction.passed.addAndGet(passing);
            to.write(buffer, 0, passing);
            if (passing < count || left == passing) {
                direction.left.set(WHOLE);
                return;
            }
            direction.left.compareAndSet(left, left - passing);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
