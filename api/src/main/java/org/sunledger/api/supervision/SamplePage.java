package org.sunledger.api.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.exporting.Downloads;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Typed;
import org.sunledger.api.security.ActorOf;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.supervision.EngagementEvent.Population;

/** 审计抽样, on pages. */
@Controller
@RequestMapping(SamplePage.ADDRESS)
class SamplePage {
    static final String ADDRESS = "/audit/samples";

    private final Samples samples;
    private final ActorOf actorOf;
    private final Books books;
    private final Clock clock = Clock.system(Frame.CIVIL);

    SamplePage(Samples samples, ActorOf actorOf, Books books) {
        this.samples = samples;
        this.actorOf = actorOf;
        this.books = books;
    }

    /** What a form sends; an empty field asks for nothing. */
    record Form(
            Populations kind,
            @Nullable String division,
            @Nullable String from,
            @Nullable String to,
            @Nullable String amountFrom,
            @Nullable String amountTo,
            int size,
            LocalDate on) {
        Population population() {
            return new Population(
                    kind.eventTypes(),
                    Typed.read("division", division, DivisionCode::of, "12 位区划代码", "a division code of 12 digits"),
                    Typed.day("from", from),
                    Typed.day("to", to),
                    amount("amountFrom", amountFrom),
                    amount("amountTo", amountTo));
        }

        private static @Nullable Amount amount(String name, @Nullable String typed) {
            var fen = Typed.yuan(name, typed);
            return fen == null ? null : Amount.ofFen(fen);
        }
    }

    @GetMapping
    String all(HttpServletRequest request, Model model) {
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("kinds", Populations.values());
        model.addAttribute("mayDraw", actorOf.thisRequest().role() == Role.AUDITOR);
        model.addAttribute("samples", samples.drawn().rows());
        model.addAttribute("downloads", Downloads.asked("samples", Map.of(), frame));
        // A form sent twice is one draw: the key comes with the page.
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("today", LocalDate.now(clock));
        return "audit/samples";
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String draw(Slip slip, @ModelAttribute Form typed, HttpServletRequest request) {
        var basis = new Basis(typed.on(), null, null, null);
        var written = samples.draw(slip, basis, typed.population(), null, typed.size())
                .getBody();
        if (written == null) throw new IllegalStateException("A draw answers with what was written");
        return "redirect:" + Frame.of(request, books).to(ADDRESS + "/" + written.id());
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("sample", samples.view(id));
        model.addAttribute("downloads", Downloads.asked("sample", Map.of("id", id.toString()), frame));
        return "audit/sample";
    }
}
