package org.sunledger.api.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.json.StrictReading;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries;
import tools.jackson.databind.json.JsonMapper;

/** The auditor's pages: the journal as a table, and one record down to its bytes. */
@Controller
class JournalPage {
    private static final int ROWS = 100;
    private static final JsonMapper JSON = StrictReading.mapper();

    private final AuditTrailQueries trail;
    private final Journal journal;
    private final Books books;

    JournalPage(AuditTrailQueries trail, Journal journal, Books books) {
        this.trail = trail;
        this.journal = journal;
        this.books = books;
    }

    @GetMapping("/journal")
    String table(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String stream,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        var question = new TrailQuestion(stream, division, actor, from, to);
        var page = trail.page(question.filter(), Math.max(0, after), ROWS, asOf);
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("downloads", Downloads.of("audit-trail", page.asOf(), question.filters(), frame));
        model.addAttribute("question", question);
        model.addAttribute("asOf", page.asOf());
        model.addAttribute("rows", page.rows());
        model.addAttribute("next", page.next() == null ? null : address(request, page.next()));
        return "journal";
    }

    /** The same question, from another position on. */
    private static String address(HttpServletRequest request, long after) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("after", after)
                .build()
                .toUriString();
    }

    @GetMapping("/journal/{position}")
    String one(@PathVariable long position, HttpServletRequest request, Model model) {
        var stored =
                journal.at(position).orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/journal/" + position));
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("stored", stored);
        model.addAttribute("recordedAt", RecordedAt.text(stored.recordedAt()));
        model.addAttribute("payload", pretty(stored.payload()));
        model.addAttribute("metadata", pretty(stored.metadata()));
        model.addAttribute("payloadBytes", Base64.getEncoder().encodeToString(stored.payload()));
        model.addAttribute("metadataBytes", Base64.getEncoder().encodeToString(stored.metadata()));
        return "record";
    }

    private static String pretty(byte[] json) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(JSON.readTree(new String(json, StandardCharsets.UTF_8)));
    }
}
