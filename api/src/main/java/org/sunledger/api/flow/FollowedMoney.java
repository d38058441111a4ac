package org.sunledger.api.flow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.party.PartiesShown;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.flow.FlowKind;
import org.sunledger.projections.flow.MoneyFlowQueries;
import org.sunledger.projections.flow.MoneyFlows;
import org.sunledger.projections.flow.MoneyFlows.Node;
import org.sunledger.projections.flow.MoneyFlows.NodeKind;

/** Follows money and names payees to whom may read names; to others they stay references. */
@Component
class FollowedMoney {
    private final MoneyFlowQueries flows;
    private final PartiesShown parties;

    FollowedMoney(MoneyFlowQueries flows, PartiesShown parties) {
        this.flows = flows;
        this.parties = parties;
    }

    /** The picture for whoever asks in this request. */
    MoneyFlows flows(MoneyFlows.Question question, AsOf asOf) {
        var followed = flows.flows(question, asOf);
        var named = followed.nodes().stream().map(this::named).toList();
        return new MoneyFlows(followed.asOf(), followed.scope(), named, followed.links(), followed.total());
    }

    private Node named(Node node) {
        var version = node.version();
        if (node.kind() != NodeKind.PAYEE || version == null) return node;
        var name = parties.name(new PartyVersion(UUID.fromString(node.code()), version));
        return name == null ? node : node.named(name);
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
