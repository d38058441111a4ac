package org.sunledger.api.village;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Typed;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.security.OpenDoors;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.village.VillageBalanceQueries;

/**
 * 时间滑块: the county's balances by both times. The form alone does all of it; a script adds the sliders and fetches the
 * answer part of this same page.
 */
@Controller
class TimePage {
    private final VillageBalanceQueries balances;
    private final Journal journal;
    private final OpenDoors doors;
    private final Books books;

    TimePage(VillageBalanceQueries balances, Journal journal, OpenDoors doors, Books books) {
        this.balances = balances;
        this.journal = journal;
        this.doors = doors;
        this.books = books;
    }

    /** The range of a slider: days, both inclusive. */
    record Days(LocalDate first, LocalDate last) {
        public long count() {
            return ChronoUnit.DAYS.between(first, last);
        }
    }

    /** An empty field asks for the present, so both times are read as text. */
    @GetMapping("/audit/time")
    String page(
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String position,
            HttpServletRequest request,
            Model model) {
        var asOf = new AsOf(Typed.day("effectiveOn", effectiveOn), null, Typed.position("position", position), null);
        var county = balances.table(asOf);
        var head = journal.head();
        var shown = county.asOf().position();
        var days = new Days(recordedOn(1), recordedOn(head));
        model.addAttribute("frame", Frame.of(request, books));
        model.addAttribute("asOf", county.asOf());
        model.addAttribute("rows", county.rows());
        model.addAttribute("total", county.total());
        model.addAttribute("days", days);
        model.addAttribute("day", asOf.effectiveOn());
        model.addAttribute("head", head);
        model.addAttribute("mayAsk", doors.isOpen("/audit/why"));
        model.addAttribute("recordedAt", record(shown));
        return "audit/time";
    }

    /** Nothing that was recorded happened later than the day of the last record. */
    private LocalDate recordedOn(long position) {
        return LocalDate.ofInstant(record(position), Frame.CIVIL);
    }

    private Instant record(long position) {
        return journal.at(position)
                .orElseThrow(() -> ApiRefusal.LEDGER_NOT_OPEN.because())
                .recordedAt();
    }
}
