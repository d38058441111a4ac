package org.sunledger.api.flow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.security.ActorOf;
import org.sunledger.api.security.PartyReaders;
import org.sunledger.ledger.party.PartyRefusal;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.flow.FlowKind;
import org.sunledger.projections.flow.MoneyFlowQueries;
import org.sunledger.projections.flow.MoneyFlows;
import org.sunledger.projections.flow.MoneyFlows.Node;
import org.sunledger.projections.flow.MoneyFlows.NodeKind;
import org.sunledger.projections.notice.PartyNames;

/** Follows money and names payees to whom may read names; to others they stay references. */
@Component
class FollowedMoney {
    private final MoneyFlowQueries flows;
    private final PartyNames names;
    private final ActorOf actorOf;

    FollowedMoney(MoneyFlowQueries flows, PartyNames names, ActorOf actorOf) {
        this.flows = flows;
        this.names = names;
        this.actorOf = actorOf;
    }

    /** The picture for whoever asks in this request. */
    MoneyFlows flows(MoneyFlows.Question question, AsOf asOf) {
        var followed = flows.flows(question, asOf);
        if (!PartyReaders.include(actorOf.thisRequest().role())) return followed;
        var named = followed.nodes().stream().map(this::named).toList();
        return new MoneyFlows(followed.asOf(), followed.scope(), named, followed.links(), followed.total());
    }

    private Node named(Node node) {
        var version = node.version();
        if (node.kind() != NodeKind.PAYEE || version == null) return node;
        try {
            return node.named(names.publicName(new PartyVersion(UUID.fromString(node.code()), version)));
        } catch (Rejection gone) {
            // The journal moved without the vault, or the record was erased: the reference still names who it was.
            if (gone.refusal() == PartyRefusal.UNKNOWN || gone.refusal() == PartyRefusal.ERASED) return node;
            throw gone;
        }
    }

    MoneyFlows.Events records(
            MoneyFlows.Question question, String from, String to, FlowKind kind, long after, int limit, AsOf asOf) {
        return flows.events(question, from, to, kind, after, limit, asOf);
    }

    /** The node of that id, named if it may be. */
    static @Nullable Node node(MoneyFlows flows, String id) {
        return flows.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
