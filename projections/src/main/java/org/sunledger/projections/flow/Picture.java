package org.sunledger.projections.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.flow.MoneyFlows.Link;
import org.sunledger.projections.flow.MoneyFlows.Node;
import org.sunledger.projections.flow.MoneyFlows.NodeKind;
import org.sunledger.projections.flow.MoneyFlows.Scope;
import org.sunledger.projections.flow.MoneyFlows.Total;

/** Links put together with the nodes they name. */
final class Picture {
    private static final Comparator<Link> IN_ORDER =
            Comparator.comparing(Link::from).thenComparing(Link::to).thenComparing(Link::kind);

    /** What a node is called; found after the links are known. */
    record Label(
            String code, @Nullable String name, @Nullable Integer version) {}

    private final List<Link> links;
    private final Map<String, Long> in = new HashMap<>();
    private final Map<String, Long> out = new HashMap<>();

    Picture(List<Link> links) {
        this.links = links.stream().sorted(IN_ORDER).toList();
        for (var link : links) {
            out.merge(link.from(), link.amountFen(), Math::addExact);
            in.merge(link.to(), link.amountFen(), Math::addExact);
        }
    }

    /** The keys of the nodes of one kind. */
    List<String> keys(NodeKind kind) {
        var prefix = kind.id("");
        return ids().keySet().stream()
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .toList();
    }

    private Map<String, NodeKind> ids() {
        var ids = new TreeMap<String, NodeKind>();
        for (var kind : NodeKind.values()) {
            for (var id : in.keySet()) if (id.startsWith(kind.id(""))) ids.put(id, kind);
            for (var id : out.keySet()) if (id.startsWith(kind.id(""))) ids.put(id, kind);
        }
        return ids;
    }

    MoneyFlows flows(AsOf.Resolved asOf, Scope scope, Map<String, Label> labels) {
        var nodes = new ArrayList<Node>();
        ids().forEach((id, kind) -> nodes.add(node(id, kind, labels.get(id))));
        nodes.sort(Comparator.comparing(Node::kind).thenComparing(Node::id));
        return new MoneyFlows(asOf, scope, List.copyOf(nodes), links, total(nodes));
    }

    private Node node(String id, NodeKind kind, @Nullable Label label) {
        var called = label == null ? new Label(id.substring(kind.id("").length()), null, null) : label;
        long came = in.getOrDefault(id, 0L);
        long went = out.getOrDefault(id, 0L);
        // Money enters the picture with its document; everywhere else it can only pass or stay.
        var rest = Math.subtractExact(came, went);
        var isSource = kind == NodeKind.DOCUMENT;
        return new Node(
                id,
                kind,
                called.code(),
                called.name(),
                called.version(),
                isSource ? -rest : 0,
                came,
                went,
                isSource ? 0 : rest);
    }

    private static Total total(List<Node> nodes) {
        long outside = nodes.stream().mapToLong(Node::outsideFen).reduce(0, Math::addExact);
        long pool = stays(nodes, NodeKind.FUND);
        long available = stays(nodes, NodeKind.VILLAGE);
        long paid = stays(nodes, NodeKind.PAYEE);
        long pending = stays(nodes, NodeKind.PENDING);
        var passing = stays(nodes, NodeKind.PROJECT);
        var check = outside - pool - available - paid - pending - passing;
        return new Total(outside, pool, available, paid, pending, check);
    }

    private static long stays(List<Node> nodes, NodeKind kind) {
        return nodes.stream()
                .filter(node -> node.kind() == kind)
                .mapToLong(Node::staysFen)
                .reduce(0, Math::addExact);
    }
}
