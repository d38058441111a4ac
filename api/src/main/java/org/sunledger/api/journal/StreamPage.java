package org.sunledger.api.journal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;

/** 办理经过 as a page: what whoever signs has to read before, in words. */
@Controller
class StreamPage {
    private static final String ADDRESS = "/streams";

    private final StreamHistory history;
    private final TypedTexts texts;
    private final Books books;
    private final MessageSource messages;

    StreamPage(StreamHistory history, TypedTexts texts, Books books, MessageSource messages) {
        this.history = history;
        this.texts = texts;
        this.books = books;
        this.messages = messages;
    }

    /** One record. */
    record Line(
            long position,
            LocalDate effectiveOn,
            Instant recordedAt,
            String eventType,
            Actor actor,
            List<ReadableFacts.Fact> facts,
            List<DocRef> docRefs) {}

    @GetMapping(ADDRESS + "/{streamType}/{id}")
    String page(@PathVariable String streamType, @PathVariable String id, HttpServletRequest request, Model model) {
        var steps = history.of(streamType, id, ADDRESS + "/" + streamType + "/" + id);
        var frame = Frame.of(request, books);
        var first = steps.getFirst().event();
        var stream = first.event().stream();
        model.addAttribute("frame", frame);
        model.addAttribute("name", name(stream, first.event(), frame));
        model.addAttribute("place", first.envelope().divisionCode());
        model.addAttribute("trail", "/audit/trail?stream=" + stream);
        model.addAttribute(
                "rows", steps.stream().map(step -> line(step, frame.language())).toList());
        return "stream";
    }

    private Line line(StreamHistory.Step step, Language language) {
        var stored = step.stored();
        var envelope = step.event().envelope();
        return new Line(
                stored.position(),
                envelope.effectiveOn(),
                stored.recordedAt(),
                stored.eventType(),
                envelope.actor(),
                facts(step, language),
                envelope.docRefs());
    }

    /** What the event says, then what the person typed beside it. */
    private List<ReadableFacts.Fact> facts(StreamHistory.Step step, Language language) {
        var facts = new ArrayList<>(new ReadableFacts(field -> called(field, language), language::word)
                .of(step.event().event()));
        for (var text : texts.of(step.event()))
            facts.add(new ReadableFacts.Fact(called(text.field(), language), text.shown(language)));
        return facts;
    }

    /** As columns of tables are called, or by a word of its own; a field that nobody named keeps its name. */
    private String called(String field, Language language) {
        var column = messages.getMessage("column." + field, null, field, language.locale());
        @Nullable String own = messages.getMessage("streams.field." + field, null, column, language.locale());
        return own == null ? field : own;
    }

    private static String name(StreamId stream, Event first, Frame frame) {
        var called = switch (first) {
            case ProjectProposed e -> e.profile().code() + " " + e.profile().name();
            case FundEntered e -> e.quota().code() + " " + e.quota().name();
            case NoticeDrafted e -> e.number() + " " + e.title();
            case FindingRaised e -> e.number();
            default -> stream.id(); // has no other name
        };
        return frame.word(stream.type()) + " " + called;
    }
}
