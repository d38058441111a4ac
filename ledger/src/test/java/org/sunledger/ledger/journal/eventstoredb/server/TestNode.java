package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One node: a gRPC server on the cluster's log. Stopped and started again it keeps its port. */
public final class TestNode {
    private static final String HOST = "127.0.0.1";
    private static final int MESSAGE_MAX = 16 * 1024 * 1024;
    /** What a node's web server allows on one connection; further calls wait within the client. */
    private static final int CALLS_MAX = 100;

    private static final int STOP_SECONDS = 30;

    private final TestCluster cluster;
    private final int index;
    private final Ports ports;
    private final Replica replica;
    private @Nullable Server server;
    private int port;
    private int subscriptions;

    TestNode(TestCluster cluster, int index, Ports ports) {
        this.cluster = cluster;
        this.index = index;
        this.ports = ports;
        this.replica = new Replica(cluster.log());
    }

    // ---- for tests

    public int index() {
        return index;
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    public boolean isLeader() {
        return cluster.leader() == this;
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    /** All connections break, and nobody answers at the port until {@link #start()}. */
    public synchronized void stop() {
        if (server == null) return;
        var stopping = server;
        server = null;
        stopping.shutdownNow();
        try {
            if (!stopping.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS))
                throw new IllegalStateException("node " + index + " does not stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves, on the port it had before. */
    public synchronized void start() {
        if (server != null) return;
        if (port == 0) ports.bind(this::listen);
        else if (!listen(port)) throw new IllegalStateException("port " + port + " was taken by another program");
    }

    /** The follower gets no new events: what others wrote, also through it, its readers do not see. */
    public void stopReplicating() {
        if (isLeader()) throw new IllegalStateException("a leader does not lag behind itself");
        replica.stopReplicating();
    }

    public void replicate() {
        replica.replicate();
    }

    private boolean listen(int candidate) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate);
        var builder = NettyServerBuilder.forAddress(address, cluster.credentials(index))
                .bossEventLoopGroup(cluster.threads().boss())
                .workerEventLoopGroup(cluster.threads().workers())
                .channelType(NioServerSocketChannel.class)
                .executor(cluster.threads().calls())
                .maxInboundMessageSize(MESSAGE_MAX)
                .maxConcurrentCallsPerConnection(CALLS_MAX)
                .permitKeepAliveWithoutCalls(true)
                .permitKeepAliveTime(1, TimeUnit.MILLISECONDS)
                .addService(ServerInterceptors.intercept(
                        new StreamsService(this), Caller.authenticatedBy(cluster.access())))
                .addService(ServerInterceptors.intercept(
                        NodeServices.gossip(this), Caller.authenticatedBy(cluster.access())))
                .addService(ServerInterceptors.intercept(
                        NodeServices.features(this), Caller.authenticatedBy(cluster.access())));
        try {
            server = builder.build().start();
            port = candidate;
            return true;
        } catch (IOException e) {
            if (e.getCause() instanceof BindException || e instanceof BindException) return false;
            throw new UncheckedIOException(e);
        }
    }

    // ---- for its services

    TestCluster cluster() {
        return cluster;
    }

    TestLog log() {
        return cluster.log();
    }

    Replica replica() {
        return replica;
    }

    Faults faults() {
        return cluster.faults();
    }

    AccessControl access() {
        return cluster.access();
    }

    Places places() {
        return cluster.places();
    }

    Executor executor() {
        return cluster.threads().calls();
    }

    int appendMax() {
        return cluster.appendMax();
    }

    void received(Call call, Caller caller, @Nullable Object request) {
        cluster.saw(new SeenCall(index, call, caller.headers(), request));
        faults().check(call);
    }

    /** A follower passes writes on unless the caller insists on the leader. */
    void requireWritable(Caller caller) {
        requireReadable(caller);
        if (cluster.leader() == null) throw Refusals.notReady();
    }

    void requireReadable(Caller caller) {
        if (!caller.requiresLeader() || isLeader()) return;
        var leader = cluster.leader();
        if (leader == null) throw Refusals.notReady();
        throw Refusals.notLeader(leader.host(), leader.port());
    }

    synchronized String nextSubscriptionId() {
        return new UUID(index, ++subscriptions).toString();
    }

    /** Lets a subscription run: it is woken by every change of the log until it ends. */
    void open(ServerCallStreamObserver<ReadResp> call, Outflow.Source source) {
        var self = new AtomicReference<@Nullable Outflow>();
        Runnable wake = () -> {
            var outflow = self.get();
            if (outflow != null) outflow.wake();
        };
        var outflow = new Outflow(call, executor(), () -> {
            log().leave(wake);
            var closed = self.get();
            if (closed != null) faults().closed(closed);
        });
        self.set(outflow);
        faults().opened(outflow);
        log().listen(wake);
        outflow.from(source);
    }
}
