package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.gossip.GossipGrpc;
import com.eventstore.dbclient.proto.gossip.GossipOuterClass.ClusterInfo;
import com.eventstore.dbclient.proto.gossip.GossipOuterClass.EndPoint;
import com.eventstore.dbclient.proto.gossip.GossipOuterClass.MemberInfo;
import com.eventstore.dbclient.proto.serverfeatures.ServerFeaturesGrpc;
import com.eventstore.dbclient.proto.serverfeatures.Serverfeatures.SupportedMethod;
import com.eventstore.dbclient.proto.serverfeatures.Serverfeatures.SupportedMethods;
import com.eventstore.dbclient.proto.shared.Shared.Empty;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What a client asks before anything else: who belongs to the cluster, and what the node can do. */
final class NodeServices {
    private static final String STREAMS = "event_store.client.streams.streams";

    private NodeServices() {}

    static GossipGrpc.GossipImplBase gossip(TestNode node) {
        return new GossipGrpc.GossipImplBase() {
            @Override
            public void read(Empty request, StreamObserver<ClusterInfo> client) {
                answer(client, () -> {
                    node.received(Call.GOSSIP, Caller.current(), null);
                    return members(node.cluster());
                });
            }
        };
    }

    private static ClusterInfo members(TestCluster cluster) {
        var info = ClusterInfo.newBuilder();
        for (var member : cluster.nodes()) info.addMembers(member(cluster, member));
        return info.build();
    }

    private static MemberInfo member(TestCluster cluster, TestNode node) {
        return MemberInfo.newBuilder()
                .setInstanceId(Answers.id(new UUID(0, node.index()), false))
                .setState(state(cluster, node))
                .setIsAlive(node.isRunning())
                .setHttpEndPoint(EndPoint.newBuilder().setAddress(node.host()).setPort(node.port()))
                .build();
    }

    private static MemberInfo.VNodeState state(TestCluster cluster, TestNode node) {
        if (cluster.leader() == null) return MemberInfo.VNodeState.Unknown;
        return node.isLeader() ? MemberInfo.VNodeState.Leader : MemberInfo.VNodeState.Follower;
    }

    static ServerFeaturesGrpc.ServerFeaturesImplBase features(TestNode node) {
        return new ServerFeaturesGrpc.ServerFeaturesImplBase() {
            @Override
            public void getSupportedMethods(Empty request, StreamObserver<SupportedMethods> client) {
                answer(client, () -> {
                    node.received(Call.FEATURES, Caller.current(), null);
                    return methods(node.cluster().version());
                });
            }
        };
    }

    private static SupportedMethods methods(String version) {
        var methods = SupportedMethods.newBuilder().setEventStoreServerVersion(version);
        for (var name : List.of("append", "delete", "tombstone"))
            methods.addMethods(
                    SupportedMethod.newBuilder().setServiceName(STREAMS).setMethodName(name));
        methods.addMethods(SupportedMethod.newBuilder()
                .setServiceName(STREAMS)
                .setMethodName("read")
                .addFeatures("position")
                .addFeatures("events"));
        methods.addMethods(SupportedMethod.newBuilder()
                .setServiceName("event_store.client.gossip.gossip")
                .setMethodName("read"));
        methods.addMethods(SupportedMethod.newBuilder()
                .setServiceName("event_store.client.server_features.serverfeatures")
                .setMethodName("getsupportedmethods"));
        return methods.build();
    }

    private static <A> void answer(StreamObserver<A> client, Supplier<A> answer) {
        try {
            client.onNext(answer.get());
            client.onCompleted();
        } catch (StatusRuntimeException e) {
            client.onError(e);
        }
    }
}
