package org.sunledger.api.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.json.StrictReading;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;
import tools.jackson.databind.json.JsonMapper;

/** 一条记录: down to its bytes. */
@Controller
class JournalPage {
    private static final JsonMapper JSON = StrictReading.mapper();

    private final Journal journal;
    private final Books books;

    JournalPage(Journal journal, Books books) {
        this.journal = journal;
        this.books = books;
    }

    /** Where the list once stood; old links keep their question. */
    @GetMapping("/journal")
    String list(HttpServletRequest request) {
        var query = request.getQueryString();
        return "redirect:" + TrailPage.ADDRESS + (query == null ? "" : "?" + query);
    }

    @GetMapping("/journal/{position}")
    String one(@PathVariable long position, HttpServletRequest request, Model model) {
        var stored =
                journal.at(position).orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/journal/" + position));
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("stored", stored);
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
