package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/**
 * The port of one data directory, chosen once. A port that changed with each start would make the server of a killed
 * program look foreign, and would break what an administrator has noted down.
 */
record RecordedPort(Home home) {
    /**
     * Below 32768, where Linux begins to lend ports to outgoing connections: a lent port would be busy now and then. Above
     * the ports that known services use.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 100;

    /** The recorded port, or a new one where none is recorded or the line is unreadable. */
    int get() throws IOException {
        var text = Files.exists(home.port()) ? Files.readString(home.port()).strip() : "";
        return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : chooseAnother();
    }

    int chooseAnother() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = Secrets.RANDOM.nextInt(FIRST, LAST);
            if (isFree(port)) {
                home.write(home.port(), port + "\n");
                return port;
            }
        }
        throw new EmbeddedPostgresException(
                "在 127.0.0.1 的 %d 至 %d 之间试了 %d 个端口，都被占用。请释放端口，或在 %s 中写入一个空闲端口。"
                        .formatted(FIRST, LAST, ATTEMPTS, home.port()),
                "%d ports of 127.0.0.1 between %d and %d were tried and all are taken. "
                                .formatted(ATTEMPTS, FIRST, LAST)
                        + "Free one, or write a free port into %s.".formatted(home.port()));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
