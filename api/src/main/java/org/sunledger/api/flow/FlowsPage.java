package org.sunledger.api.flow;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Language;
import org.sunledger.api.reading.Cursor;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.flow.FlowKind;
import org.sunledger.projections.flow.FlowRefusal;
import org.sunledger.projections.flow.MoneyFlows;
import org.sunledger.projections.flow.MoneyFlows.Link;
import org.sunledger.projections.flow.MoneyFlows.Node;
import tools.jackson.databind.json.JsonMapper;

/** 资金流向 as a picture and, figure by figure, as a table; and the records behind each row. */
@Controller
class FlowsPage {
    static final String ADDRESS = "/audit/flows";

    private static final String RECORDS = ADDRESS + "/records";
    private static final int RECORDS_OF_A_PAGE = 100;

    /** Longer tables are for a file. */
    private static final int ROWS_MAX = 1_000;

    private final FollowedMoney followed;
    private final Books books;
    private final MessageSource messages;
    private final JsonMapper json;

    FlowsPage(FollowedMoney followed, Books books, MessageSource messages, JsonMapper json) {
        this.followed = followed;
        this.books = books;
        this.messages = messages;
        this.json = json;
    }

    /** One row of the table of links. */
    record Row(
            int number, String from, String to, String kind, boolean isBack, long fen, long events, String records) {}

    /** One row of the table of nodes. */
    record Stop(
            String kind,
            String label,
            long outsideFen,
            long inFen,
            long outFen,
            long staysFen,
            @Nullable String follow) {}

    @GetMapping(ADDRESS)
    String page(AsOf asOf, @ModelAttribute FlowQuestion question, HttpServletRequest request, Model model) {
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("question", question);
        model.addAttribute("view", asOf);
        try {
            show(followed.flows(question.read(), asOf), question, frame, Language.of(request), model);
        } catch (Rejection refused) {
            // Too much for one picture is an answer of this page: narrow the question in the form above.
            if (refused.refusal() != FlowRefusal.TOO_MANY) throw refused;
            model.addAttribute("tooMany", refused.first());
        }
        return "flows";
    }

    private void show(MoneyFlows flows, FlowQuestion question, Frame frame, Language language, Model model) {
        var labels = new HashMap<String, String>();
        for (var node : flows.nodes()) labels.put(node.id(), label(node, language));
        var rows = rows(flows, question, frame, language, labels);
        model.addAttribute("asOf", flows.asOf());
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), ROWS_MAX)));
        model.addAttribute("hidden", Math.max(0, rows.size() - ROWS_MAX));
        model.addAttribute(
                "stops",
                flows.nodes().stream()
                        .limit(ROWS_MAX)
                        .map(node -> stop(node, frame, language, flows.asOf()))
                        .toList());
        model.addAttribute("total", flows.total());
        model.addAttribute("isPart", flows.scope() == MoneyFlows.Scope.PART_OF_FUNDS);
        model.addAttribute("downloads", Downloads.of("money-flows", flows.asOf(), question.filters(), frame));
        var picture = SankeyPicture.of(
                flows,
                node -> label(node, language),
                language,
                (key, arguments) -> messages.getMessage(key, arguments, language.locale()));
        model.addAttribute("picture", json.writeValueAsString(picture));
    }

    private List<Row> rows(
            MoneyFlows flows, FlowQuestion question, Frame frame, Language language, Map<String, String> labels) {
        var number = new int[1];
        return flows.links().stream()
                .map(link -> new Row(
                        ++number[0],
                        labels.getOrDefault(link.from(), link.from()),
                        labels.getOrDefault(link.to(), link.to()),
                        language.word(link.kind()),
                        link.kind().isBack(),
                        link.amountFen(),
                        link.events(),
                        frame.to(question.recordsAt(RECORDS, link, flows.asOf()))))
                .toList();
    }

    private Stop stop(Node node, Frame frame, Language language, AsOf.Resolved asOf) {
        return new Stop(
                language.word(node.kind()),
                label(node, language),
                node.outsideFen(),
                node.inFen(),
                node.outFen(),
                node.staysFen(),
                follow(node, frame, asOf));
    }

    /** The picture that begins with this node; none for payees, who are reached from a project or a place. */
    private static @Nullable String follow(Node node, Frame frame, AsOf.Resolved asOf) {
        var key = node.id().substring(node.id().indexOf(':') + 1);
        var question = switch (node.kind()) {
            case DOCUMENT -> new FlowQuestion(node.code(), null, null, null);
            case FUND -> new FlowQuestion(null, key, null, null);
            case PROJECT -> new FlowQuestion(null, null, key, null);
            case VILLAGE -> new FlowQuestion(null, null, null, key);
            case PAYEE, PENDING -> null;
        };
        if (question == null || key.isEmpty()) return null;
        var address = UriComponentsBuilder.fromPath(ADDRESS).queryParam("position", asOf.position());
        if (asOf.effectiveOn() != null) address.queryParam("effectiveOn", asOf.effectiveOn());
        question.filters().forEach((name, value) -> address.queryParam(name, value));
        return frame.to(address.encode().build().toUriString());
    }

    /** As people name it; a payee whom the reader may not know, or whom the vault forgot, by the end of the reference. */
    private String label(Node node, Language language) {
        var name = node.name();
        return switch (node.kind()) {
            case DOCUMENT -> node.code();
            case FUND, PROJECT -> name == null ? node.code() : node.code() + " " + name;
            case VILLAGE -> name == null ? node.code() : name;
            case PENDING -> language.word(node.kind());
            case PAYEE -> {
                var code = node.code();
                var end = code.substring(Math.max(0, code.length() - 6));
                yield name == null
                        ? messages.getMessage("flows.payee", new Object[] {end}, language.locale())
                        : name + " · " + end;
            }
        };
    }

    @GetMapping(RECORDS)
    String records(
            AsOf asOf,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam FlowKind kind,
            @ModelAttribute FlowQuestion question,
            Cursor after,
            HttpServletRequest request,
            Model model) {
        var language = Language.of(request);
        var frame = Frame.of(request, books);
        var page = followed.records(question.read(), from, to, kind, after.or(0), RECORDS_OF_A_PAGE, asOf);
        var same = new AsOf(page.asOf().effectiveOn(), null, page.asOf().position(), null);
        var flows = followed.flows(question.read(), same);
        model.addAttribute("frame", frame);
        model.addAttribute("asOf", page.asOf());
        model.addAttribute("from", labelOf(flows, page.link().from(), language));
        model.addAttribute("to", labelOf(flows, page.link().to(), language));
        model.addAttribute("kind", language.word(kind));
        model.addAttribute("link", page.link());
        model.addAttribute("rows", page.rows());
        model.addAttribute("next", next(question, page.link(), page, frame));
        return "flow-records";
    }

    private String labelOf(MoneyFlows flows, String id, Language language) {
        var node = FollowedMoney.node(flows, id);
        return node == null ? id : label(node, language);
    }

    private static @Nullable String next(FlowQuestion question, Link link, MoneyFlows.Events page, Frame frame) {
        var after = page.next();
        if (after == null) return null;
        return frame.to(question.recordsAt(RECORDS, link, page.asOf()) + "&after=" + after);
    }
}
