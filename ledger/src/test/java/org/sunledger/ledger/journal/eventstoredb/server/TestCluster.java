package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eventstore.dbclient.ConnectionSettingsBuilder;
import com.eventstore.dbclient.EventStoreDBClientSettings;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.StatusRuntimeException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** EventStoreDB 23.10 for tests: one log and the nodes that serve it, all within this process. */
public final class TestCluster implements AutoCloseable {
    private final TestLog log;
    private final Faults faults = new Faults();
    private final ServerThreads threads = new ServerThreads();
    private final AccessControl access;
    private final Places places;
    private final @Nullable TestCertificates certificates;
    private final Certificate certificate;
    private final List<TestNode> nodes = new ArrayList<>();
    private final SeenCalls seen = new SeenCalls();
    private final String version;
    private volatile int appendMax;
    private volatile @Nullable TestNode leader;
    private int epoch;

    TestCluster(TestClusterBuilder plan) {
        log = new TestLog(plan.seed, plan.firstOffset, plan.systemNoise, plan.othersNoise);
        access = new AccessControl(plan.accessControl, log);
        plan.users.forEach(user -> access.add(user.name(), user.password(), user.groups()));
        places = new Places(log, plan.strictPositions);
        certificates = plan.certificate == null ? null : new TestCertificates();
        certificate = plan.certificate == null ? Certificate.VALID : plan.certificate;
        version = plan.version;
        appendMax = plan.appendMax;
        for (int index = 0; index < plan.nodes; index++) nodes.add(new TestNode(this, index, plan.ports));
        log.put("$users", TestEvent.of("$UserCreated", "{\"loginName\":\"admin\"}"));
        log.putMetadata("$scavenges", "{\"$maxAge\":2592000,\"$acl\":{\"$r\":[\"$ops\"]}}");
        changeLeader(0);
        nodes.forEach(TestNode::start);
    }

    /** One node, plain text, nobody is asked for a password. */
    public static TestCluster single() {
        return builder().start();
    }

    /** Several nodes of which the first leads. */
    public static TestCluster of(int nodes) {
        return builder().nodes(nodes).start();
    }

    public static TestClusterBuilder builder() {
        return new TestClusterBuilder();
    }

    // ---- for tests

    public TestLog log() {
        return log;
    }

    public Faults faults() {
        return faults;
    }

    public List<TestNode> nodes() {
        return nodes;
    }

    public TestNode node(int index) {
        return nodes.get(index);
    }

    /** Null while the cluster has none. */
    public @Nullable TestNode leader() {
        return leader;
    }

    /** How the cluster is reached: by discovery where there are several nodes. Nobody logs in. */
    public String connectionString() {
        return connectionString("");
    }

    public String connectionString(String user, String password) {
        return connectionString(encoded(user) + ':' + encoded(password) + '@');
    }

    private String connectionString(String login) {
        return (nodes.size() > 1 ? "esdb+discover://" : "esdb://") + login + endpoint(0);
    }

    /** One node and no other, without discovery. */
    public String connectionString(int node) {
        return "esdb://" + endpoint(node);
    }

    /** All nodes by name. The client understands it only with low ports: {@link TestClusterBuilder#lowPorts()}. */
    public String connectionStringOfAllNodes() {
        var hosts = nodes.stream().map(node -> node.host() + ':' + node.port()).toList();
        return "esdb://" + String.join(",", hosts) + query();
    }

    private String endpoint(int node) {
        return node(node).host() + ':' + node(node).port() + query();
    }

    /** The client takes the path as it stands: encoded it finds no file. */
    private String query() {
        return certificates == null ? "?tls=false" : "?tls=true&tlsCaFile=" + authorityFile();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** The same as settings, with every node as a seed. */
    public ConnectionSettingsBuilder settings() {
        var settings = EventStoreDBClientSettings.builder().tls(certificates != null);
        nodes.forEach(node -> settings.addHost(node.host(), node.port()));
        if (certificates != null) settings.tlsCaFile(authorityFile().toString());
        return settings;
    }

    /** The authority that clients must trust; only of a cluster with TLS. */
    public Path authorityFile() {
        if (certificates == null) throw new IllegalStateException("a cluster without TLS has no authority");
        return certificates.authorityFile();
    }

    /** Another node leads from now on; the epoch's event appears in the log. */
    public synchronized void changeLeader(int node) {
        leader = nodes.get(node);
        log.put(
                Streams.EPOCHS,
                new TestEvent(
                        new UUID(3, ++epoch),
                        "$epoch-information",
                        true,
                        ("{\"epoch\":" + epoch + "}").getBytes(UTF_8),
                        new byte[0]));
    }

    /** How a node that does not lead sends a client to the one that does. */
    public StatusRuntimeException notLeader() {
        var target = leader;
        if (target == null) throw new IllegalStateException("nobody leads");
        return Refusals.notLeader(target.host(), target.port());
    }

    /** An election that does not end: writes and leader's reads are refused until {@link #changeLeader}. */
    public void loseLeader() {
        leader = null;
    }

    /** All nodes go down. Nothing answers until {@link #start()}. */
    public void stop() {
        nodes.forEach(TestNode::stop);
    }

    /** All nodes come back at their ports, with the log and without the memory of recent ids. */
    public void start() {
        log.forget();
        nodes.forEach(TestNode::start);
    }

    public void restart() {
        stop();
        start();
    }

    /** @param bytes data, metadata and twice the type's length of all events of one append */
    public TestCluster appendMax(int bytes) {
        appendMax = bytes;
        return this;
    }

    /** The latest calls that reached a service, in order of arrival; 10,000 are kept. */
    public List<SeenCall> seen() {
        return seen.latest();
    }

    /** How many calls of the kind reached a service. */
    public long seen(Call call) {
        return seen.count(call);
    }

    /** Ends everything, and fails if a client read from a position it had made up. */
    @Override
    public void close() {
        faults.clear();
        stop();
        threads.close();
        if (certificates != null) certificates.close();
        places.failIfMadeUp();
    }

    // ---- for the nodes

    String version() {
        return version;
    }

    int appendMax() {
        return appendMax;
    }

    AccessControl access() {
        return access;
    }

    Places places() {
        return places;
    }

    ServerThreads threads() {
        return threads;
    }

    void saw(SeenCall call) {
        seen.add(call);
    }

    ServerCredentials credentials(int node) {
        return certificates == null ? InsecureServerCredentials.create() : certificates.credentials(certificate);
    }
}
