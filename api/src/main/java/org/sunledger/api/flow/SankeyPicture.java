package org.sunledger.api.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.shared.Yuan;
import org.sunledger.projections.flow.MoneyFlows;
import org.sunledger.projections.flow.MoneyFlows.Link;
import org.sunledger.projections.flow.MoneyFlows.Node;
import org.sunledger.projections.flow.MoneyFlows.NodeKind;

/**
 * What is drawn. A Sankey picture has no way back, so money that came back, and money that stays, ends at the right in
 * nodes of their own; and of many small nodes one is made. The table beside it has every figure.
 */
record SankeyPicture(List<Drawn> nodes, List<Band> links) {
    /** So many nodes of one kind are drawn by themselves: more are lines of less than a pixel. */
    private static final int NODES_MAX = 24;

    private static final int LAST = NodeKind.values().length;

    /**
     * One node.
     *
     * @param depth column from the left
     */
    record Drawn(String id, String label, int depth) {}

    /**
     * One band.
     *
     * @param fen its width
     * @param yuan the same for people
     * @param row of the table, from 1; 0 where several rows share the band
     */
    record Band(
            String source, String target, String label, String kind, boolean isBack, long fen, String yuan, int row) {}

    /** Draws with the words of one language. */
    static SankeyPicture of(
            MoneyFlows flows,
            Function<Node, String> label,
            Language language,
            BiFunction<String, Object[], String> words) {
        return new Drawing(flows, label, language, words).picture();
    }

    private static final class Drawing {
        private final MoneyFlows flows;
        private final Function<Node, String> label;
        private final Language language;
        private final BiFunction<String, Object[], String> words;
        private final Map<String, String> drawnAs = new HashMap<>();
        private final Map<String, Drawn> nodes = new LinkedHashMap<>();
        private final Map<String, Band> bands = new LinkedHashMap<>();

        private Drawing(
                MoneyFlows flows,
                Function<Node, String> label,
                Language language,
                BiFunction<String, Object[], String> words) {
            this.flows = flows;
            this.label = label;
            this.language = language;
            this.words = words;
        }

        private SankeyPicture picture() {
            for (var kind : NodeKind.values()) choose(kind);
            int row = 0;
            for (var link : flows.links()) draw(link, ++row);
            for (var node : flows.nodes()) drawWhatStays(node);
            var used = new HashSet<String>();
            bands.values().forEach(band -> {
                used.add(band.source());
                used.add(band.target());
            });
            return new SankeyPicture(
                    nodes.values().stream()
                            .filter(node -> used.contains(node.id()))
                            .toList(),
                    List.copyOf(bands.values()));
        }

        private void choose(NodeKind kind) {
            var all = new ArrayList<>(
                    flows.nodes().stream().filter(n -> n.kind() == kind).toList());
            all.sort(Comparator.comparingLong((Node n) -> Math.max(n.inFen(), n.outFen()))
                    .reversed()
                    .thenComparing(Node::id));
            // A single one left over is drawn too: naming it takes no more room than saying "1 other".
            int shown = all.size() <= NODES_MAX + 1 ? all.size() : NODES_MAX;
            for (var node : all.subList(0, shown)) place(node.id(), node.id(), label.apply(node), kind.column());
            var rest = all.subList(shown, all.size());
            if (rest.isEmpty()) return;
            var other = "other:" + kind.name();
            nodes.put(other, new Drawn(other, words.apply("flows.others", new Object[] {rest.size()}), kind.column()));
            for (var node : rest) drawnAs.put(node.id(), other);
        }

        private void place(String of, String id, String called, int depth) {
            drawnAs.put(of, id);
            nodes.put(id, new Drawn(id, called, depth));
        }

        private void draw(Link link, int row) {
            var source = drawnAs.get(link.from());
            var word = language.word(link.kind());
            var target = drawnAs.get(link.to());
            if (link.kind().isBack()) {
                target = "back:" + link.kind().name();
                nodes.putIfAbsent(target, new Drawn(target, "↩ " + word, LAST));
            }
            if (source == null || target == null) throw new IllegalStateException("A link without its ends: " + link);
            band(source, target, word, link.kind().name(), link.kind().isBack(), link.amountFen(), row);
        }

        private void drawWhatStays(Node node) {
            // A past day's figure may be negative; there is no band of less than nothing.
            if (node.staysFen() <= 0 || node.kind() == NodeKind.PAYEE) return;
            var source = drawnAs.get(node.id());
            if (source == null) throw new IllegalStateException("A node that is not drawn: " + node);
            var id = "stays:" + node.kind().name();
            var word = words.apply("flows.stays." + node.kind().name(), new Object[0]);
            nodes.putIfAbsent(id, new Drawn(id, word, LAST));
            band(source, id, word, "STAYS", false, node.staysFen(), 0);
        }

        private void band(String source, String target, String word, String kind, boolean isBack, long fen, int row) {
            bands.merge(
                    source + ">" + target + ">" + kind,
                    new Band(source, target, word, kind, isBack, fen, Yuan.grouped(fen), row),
                    (one, other) -> {
                        var sum = Math.addExact(one.fen(), other.fen());
                        return new Band(source, target, word, kind, isBack, sum, Yuan.grouped(sum), 0);
                    });
        }
    }
}
