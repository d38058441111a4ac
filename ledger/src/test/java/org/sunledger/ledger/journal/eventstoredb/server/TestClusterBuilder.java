package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans a {@link TestCluster}. Left alone: one node, plain text, no passwords, strict about positions. */
public final class TestClusterBuilder {
    /** 1 MiB, the default of servers up to 24.x. */
    private static final int APPEND_MAX = 1024 * 1024;

    int nodes = 1;
    long seed = 1;
    long firstOffset;
    int systemNoise;
    int othersNoise;
    int appendMax = APPEND_MAX;
    String version = "23.10.0";
    boolean strictPositions = true;
    boolean accessControl;

    @Nullable
    Certificate certificate;

    Ports ports = Ports.HIGH;
    final List<User> users =
            new ArrayList<>(List.of(new User("admin", "changeit", "$admins"), new User("ops", "changeit", "$ops")));

    TestClusterBuilder() {}

    record User(String name, String password, String... groups) {}

    public TestClusterBuilder nodes(int count) {
        nodes = count;
        return this;
    }

    /** From what positions and noise follow. */
    public TestClusterBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** Where the log begins, as if so much had been scavenged before; beyond 2^63 on to try unsigned comparison. */
    public TestClusterBuilder firstOffset(long bytes) {
        firstOffset = bytes;
        return this;
    }

    /** After each append up to so many events of the system, and up to so many of another county's ledger. */
    public TestClusterBuilder noise(int system, int others) {
        systemNoise = system;
        othersNoise = others;
        return this;
    }

    public TestClusterBuilder appendMax(int bytes) {
        appendMax = bytes;
        return this;
    }

    public TestClusterBuilder version(String number) {
        version = number;
        return this;
    }

    /** As a real 23.10: a subscription from a made-up position silently loses the event behind it. */
    public TestClusterBuilder lenientPositions() {
        strictPositions = false;
        return this;
    }

    /** Asks for users and obeys access lists. There are admin and ops with password changeit. */
    public TestClusterBuilder accessControl() {
        accessControl = true;
        return this;
    }

    public TestClusterBuilder user(String name, String password, String... groups) {
        users.add(new User(name, password, groups));
        return accessControl();
    }

    /** TLS with passwords, as a secure cluster has them. */
    public TestClusterBuilder tls() {
        return tls(Certificate.VALID);
    }

    public TestClusterBuilder tls(Certificate kind) {
        certificate = kind;
        return accessControl();
    }

    /** Ports that every parser of connection strings understands. Otherwise they are above 32767. */
    public TestClusterBuilder lowPorts() {
        ports = Ports.LOW;
        return this;
    }

    public TestCluster start() {
        return new TestCluster(this);
    }
}
