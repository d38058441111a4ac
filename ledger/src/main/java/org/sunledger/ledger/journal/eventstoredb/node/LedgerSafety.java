package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.AppendToStreamOptions;
import com.eventstore.dbclient.DeleteStreamOptions;
import com.eventstore.dbclient.EventDataBuilder;
import com.eventstore.dbclient.EventStoreDBClient;
import com.eventstore.dbclient.ExpectedRevision;
import com.eventstore.dbclient.NotLeaderException;
import com.eventstore.dbclient.ReadAllOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before the ledger starts on an EventStoreDB: is it reached, will it have us, and will it keep what we give it?
 *
 * <p>Rights are not read from lists, which the ledger's user may not see and which groups complicate. They are tried: a
 * deletion, and a change of metadata, of a stream that nobody writes, at a revision that cannot be. Whoever may do it is
 * told that the revision is wrong, and nothing happens; whoever may not is told that.
 */
final class LedgerSafety {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerSafety.class);

    /** No stream ever has so many events. */
    private static final ExpectedRevision IMPOSSIBLE = ExpectedRevision.expectedRevision(1L << 40);

    private static final int NAMED_MAX = 5;

    private final LogAddress address;
    private final LedgerStreams streams;
    private final SafetyRules rules;
    private final Patience patience;
    private final List<LogRefused> threats = new ArrayList<>();

    private LedgerSafety(LogAddress address, LedgerStreams streams, SafetyRules rules, Patience patience) {
        this.address = address;
        this.streams = streams;
        this.rules = rules;
        this.patience = patience;
    }

    /** @throws LogRefused the first thing that is wrong */
    static void check(LogAddress address, LedgerStreams streams, SafetyRules rules, Patience patience) {
        new LedgerSafety(address, streams, rules, patience).check();
    }

    private void check() {
        refuseUnreachable();
        refuseBadLogin();
        var guard = new CallGuard(patience.attempt());
        try (var clients = new Clients(Settings.of(address, guard), patience, RandomGenerator.getDefault())) {
            refuseStrangers(clients);
            lookAtRights(clients);
            lookAtStreams(clients, guard);
        }
        for (var threat : threats) {
            if (rules.refuse()) throw threat;
            LOG.warn("{}", threat.getMessage());
        }
    }

    private void refuseUnreachable() {
        var probe = new HostProbe(address, patience.attempt());
        var troubles = new ArrayList<LogRefused>();
        for (var host : address.hosts()) probe.trouble(host).ifPresent(troubles::add);
        if (troubles.size() == address.hosts().size()) throw troubles.getFirst();
        troubles.forEach(trouble -> LOG.warn("{}", trouble.getMessage()));
    }

    /** Asked node by node: a client that looks for the leader is turned away there already, and does not say why. */
    private void refuseBadLogin() {
        for (var host : address.hosts()) {
            var client = EventStoreDBClient.create(Settings.of(address, host, new CallGuard(patience.attempt())));
            try {
                client.readAll(endOfAll()).get(patience.attempt().toNanos(), TimeUnit.NANOSECONDS);
                return;
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException | TimeoutException e) {
                var failure = Failure.of(e);
                if (failure == Failure.NOT_AUTHENTICATED || failure == Failure.DENIED) throw refusal(failure, e);
            } finally {
                var unused = client.shutdown();
            }
        }
    }

    private static ReadAllOptions endOfAll() {
        return ReadAllOptions.get().backwards().fromEnd().maxCount(1);
    }

    /** The end of {@code $all}, at the leader: every subscription needs as much. */
    private void refuseStrangers(Clients clients) {
        var options = endOfAll().requiresLeader();
        ask(clients, client -> client.readAll(options));
    }

    private void lookAtRights(Clients clients) {
        var probe = streams.probe();
        if (may(
                clients,
                client -> client.deleteStream(
                        probe,
                        DeleteStreamOptions.get().expectedRevision(IMPOSSIBLE).requiresLeader())))
            threats.add(mayDelete());
        var nothing = EventDataBuilder.json("$metadata", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
        var options = AppendToStreamOptions.get().expectedRevision(IMPOSSIBLE).requiresLeader();
        if (may(clients, client -> client.appendToStream("$$" + probe, options, nothing)))
            threats.add(mayWriteMetadata());
    }

    /** Denied is what we hope for; "wrong revision" means that the right is there. */
    private boolean may(Clients clients, Function<EventStoreDBClient, CompletableFuture<?>> deed) {
        var tries = new Tries(clients, patience, RandomGenerator.getDefault(), patience.read());
        try {
            while (true) {
                try {
                    tries.once(client -> deed.apply(client).thenApply(ignored -> true));
                    return true;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    var failure = Failure.of(e);
                    if (failure == Failure.DENIED) return false;
                    if (!failure.isPassing()) return true;
                    if (!tries.again()) throw refusal(failure, e);
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void lookAtStreams(Clients clients, CallGuard guard) {
        var scan = ask(clients, client -> {
            try {
                var looked = new ThreatScan().run(client, guard, streams, rules.scanning());
                return CompletableFuture.completedFuture(looked);
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        });
        if (!scan.isFinished())
            LOG.warn(
                    "The log of {} was not looked through for threats in {}; only its older part was",
                    address,
                    rules.scanning());
        var user = address.login().map(LogAddress.Login::user).orElse("$all");
        var shortened = new ArrayList<String>();
        var open = new ArrayList<String>();
        scan.metadata().forEach((stream, limits) -> {
            if (limits.cutsShort()) shortened.add(stream + " " + limits.limits());
            limits.rightsOf(user).ifPresent(right -> open.add(stream + " [" + right + "]"));
        });
        if (!shortened.isEmpty()) threats.add(shortened(some(shortened)));
        if (!open.isEmpty()) threats.add(open(some(open)));
        var scavenge = scan.lastScavenge();
        if (scavenge != null && scavenge.isAfter(rules.scavengesReviewedUpTo())) threats.add(scavenged(scavenge));
    }

    private static String some(List<String> names) {
        var shown = String.join("; ", names.subList(0, Math.min(NAMED_MAX, names.size())));
        return names.size() > NAMED_MAX ? shown + "; … (" + names.size() + ")" : shown;
    }

    private <T> T ask(Clients clients, Function<EventStoreDBClient, CompletableFuture<T>> question) {
        var tries = new Tries(clients, patience, RandomGenerator.getDefault(), patience.read());
        try {
            while (true) {
                try {
                    return tries.once(question);
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    var failure = Failure.of(e);
                    var strange = Failure.unwrapped(e) instanceof NotLeaderException && !address.findsTheLeader();
                    if (strange || !failure.isPassing() || !tries.again()) throw refusal(failure, e);
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private LogRefused refusal(Failure failure, Exception cause) {
        var who = address.login().map(LogAddress.Login::user).orElse("");
        if (Failure.unwrapped(cause) instanceof NotLeaderException e) return follower(e);
        return switch (failure) {
            case NOT_AUTHENTICATED ->
                new LogRefused(
                        "EventStoreDB（%s）不认识用户“%s”，或密码不对；请检查连接字符串中的 用户:密码（特殊字符须作百分号编码）。".formatted(address, who),
                        "The EventStoreDB at %s does not know the user \"%s\", or not this password; check user:password in the connection string (special characters percent-encoded)."
                                .formatted(address, who),
                        cause);
            case DENIED ->
                new LogRefused(
                        "用户“%s”不能读取 EventStoreDB（%s）的 $all；管理员应在 $$$all 的元数据中写入 {\"$acl\":{\"$r\":[\"$admins\",\"%s\"]}}。"
                                .formatted(who, address, who),
                        "The user \"%s\" may not read $all of the EventStoreDB at %s; an administrator must write {\"$acl\":{\"$r\":[\"$admins\",\"%s\"]}} into the metadata stream $$$all."
                                .formatted(who, address, who),
                        cause);
            default ->
                new LogRefused(
                        "EventStoreDB（%s）没有可用的主节点：%s。请检查节点是否在运行、集群是否选出主节点、发现地址是否正确。"
                                .formatted(address, Failure.told(cause)),
                        "The EventStoreDB at %s has no leader that answers: %s. Check that the nodes run, that the cluster has elected a leader, and that the addresses its nodes announce can be reached from here."
                                .formatted(address, Failure.told(cause)),
                        cause);
        };
    }

    private LogRefused follower(NotLeaderException cause) {
        var leader = cause.getLeaderEndpoint();
        var where = leader == null ? "?" : leader.getHostString() + ":" + leader.getPort();
        return new LogRefused(
                "EventStoreDB 节点 %s 不是主节点（主节点是 %s）；连接字符串应写 esdb+discover://，或列出全部节点。".formatted(address.where(), where),
                "The EventStoreDB node %s does not lead (%s does); the connection string must say esdb+discover://, or name all nodes."
                        .formatted(address.where(), where),
                cause);
    }

    private LogRefused mayDelete() {
        return rights("删除", "$d", "delete");
    }

    private LogRefused mayWriteMetadata() {
        return rights("修改元数据（因而可截断）", "$mw", "write the metadata of (and so cut short)");
    }

    private LogRefused rights(String chinese, String right, String english) {
        var who = address.login().map(LogAddress.Login::user).orElse("$all");
        return new LogRefused(
                "EventStoreDB（%s）允许账本的用户“%s”%s账本的流；管理员应在 $settings 中写入 {\"$userStreamAcl\":{\"$r\":\"$all\",\"$w\":\"$all\",\"$d\":\"$admins\",\"$mr\":\"$all\",\"$mw\":\"$admins\"}}，且账本不得以管理员身份连接，服务器不得以 --insecure 运行（缺少的限制：%s）。"
                        .formatted(address, who, chinese, right),
                "The EventStoreDB at %s lets the ledger's user \"%s\" %s the ledger's streams; an administrator must write {\"$userStreamAcl\":{\"$r\":\"$all\",\"$w\":\"$all\",\"$d\":\"$admins\",\"$mr\":\"$all\",\"$mw\":\"$admins\"}} into $settings, the ledger must not connect as an administrator, and the server must not run --insecure (missing: %s)."
                        .formatted(address, who, english, right));
    }

    private LogRefused shortened(String which) {
        return new LogRefused(
                "EventStoreDB（%s）中账本的流设有会丢弃事件的限制：%s。应先确认没有事件丢失，再去掉 $tb、$maxAge、$maxCount。".formatted(address, which),
                "In the EventStoreDB at %s streams of the ledger have limits that throw events away: %s. Make sure that none is lost, then take $tb, $maxAge and $maxCount off."
                        .formatted(address, which));
    }

    private LogRefused open(String which) {
        return new LogRefused(
                "EventStoreDB（%s）中账本的流单独授予了删除或修改元数据的权利：%s。应从这些流的元数据中去掉 $acl。".formatted(address, which),
                "In the EventStoreDB at %s streams of the ledger grant rights to delete or to write metadata: %s. Take the $acl off their metadata."
                        .formatted(address, which));
    }

    private LogRefused scavenged(java.time.Instant when) {
        return new LogRefused(
                "EventStoreDB（%s）在 %s 做过清理（scavenge）。账本所在的集群不得清理；应停止定时清理，核对整个账本，然后确认到该时刻为止的清理已复核。"
                        .formatted(address, when),
                "The EventStoreDB at %s was scavenged at %s. A cluster that holds a ledger is not scavenged: stop the schedule, verify the whole ledger, then state that scavenges up to that time were reviewed."
                        .formatted(address, when));
    }

    private static LogRefused interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LogRefused("对 EventStoreDB 的检查被中断。", "Checking EventStoreDB was interrupted.", e);
    }
}
