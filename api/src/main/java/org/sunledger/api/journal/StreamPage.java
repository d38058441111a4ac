package org.sunledger.api.journal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.party.PartiesShown;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DocRef;

/** 办理经过 as a page: what whoever signs has to read before, in words. */
@Controller
class StreamPage {
    private static final String ADDRESS = "/streams";

    private final StreamHistory history;
    private final StreamNames names;
    private final PartiesShown parties;
    private final TypedTexts texts;
    private final Books books;
    private final MessageSource messages;

    StreamPage(
            StreamHistory history,
            StreamNames names,
            PartiesShown parties,
            TypedTexts texts,
            Books books,
            MessageSource messages) {
        this.history = history;
        this.names = names;
        this.parties = parties;
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
        model.addAttribute("name", frame.word(stream.type()) + " " + StreamNames.of(stream, first.event()));
        model.addAttribute("place", first.envelope().divisionCode());
        model.addAttribute("trail", "/audit/trail?stream=" + stream);
        var words = new FactWords(messages, frame.language(), parties::name, names.remembering());
        var readable = new ReadableFacts(
                words,
                new StreamParts(steps.stream().map(StreamHistory.Step::event).toList()));
        model.addAttribute(
                "rows", steps.stream().map(step -> line(step, readable, words)).toList());
        return "stream";
    }

    private Line line(StreamHistory.Step step, ReadableFacts readable, FactWords words) {
        var stored = step.stored();
        var envelope = step.event().envelope();
        return new Line(
                stored.position(),
                envelope.effectiveOn(),
                stored.recordedAt(),
                stored.eventType(),
                envelope.actor(),
                facts(step, readable, words),
                envelope.docRefs());
    }

    /** What the event says, then what the person typed beside it. */
    private List<ReadableFacts.Fact> facts(StreamHistory.Step step, ReadableFacts readable, FactWords words) {
        var facts = new ArrayList<>(readable.of(step.event().event()));
        for (var text : texts.of(step.event()))
            facts.add(new ReadableFacts.Fact(words.field(text.field()), text.shown(words.language())));
        return facts;
    }
}
