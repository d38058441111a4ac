package org.sunledger.api.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.sunledger.api.exporting.OpenViews;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.projection.RebuildView;
import org.sunledger.api.projection.Standing;
import org.sunledger.api.projection.Standings;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.NegativeDayQueries;
import org.sunledger.projections.trail.AuditTrailQueries;
import org.sunledger.projections.trail.TrailFilter;

/** 审计工作台: what is out of order or waits for somebody, and the way to everything an auditor can do. */
@Controller
class AuditPage {
    private final Standings standings;
    private final AuditTrailQueries trail;
    private final NegativeDayQueries negativeDays;
    private final OpenViews views;
    private final Books books;

    AuditPage(
            Standings standings,
            AuditTrailQueries trail,
            NegativeDayQueries negativeDays,
            OpenViews views,
            Books books) {
        this.standings = standings;
        this.trail = trail;
        this.negativeDays = negativeDays;
        this.views = views;
        this.books = books;
    }

    /**
     * What an auditor should look at before anything else.
     *
     * @param negative spells of days on which a figure was below zero
     */
    record Pending(
            List<Standing> stopped,
            List<Standing> outdated,
            List<RebuildView> open,
            long late,
            long corrections,
            long overridden,
            long negative) {
        public boolean isNothing() {
            return stopped.isEmpty()
                    && outdated.isEmpty()
                    && open.isEmpty()
                    && late + corrections + overridden + negative == 0;
        }
    }

    @GetMapping("/audit")
    String page(HttpServletRequest request, Model model) {
        var all = standings.all();
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("views", views.in(frame.language()));
        model.addAttribute("head", all.stream().mapToLong(Standing::head).max().orElse(0));
        model.addAttribute(
                "pending",
                new Pending(
                        all.stream().filter(each -> each.error() != null).toList(),
                        all.stream().filter(Standing::outdated).toList(),
                        standings.open(),
                        count(TrailFilter.ALL.onlyLate()),
                        count(TrailFilter.ALL.onlyCorrections()),
                        count(TrailFilter.ALL.ofTypes(Set.of("hold.overridden"))),
                        negativeDays.days(AsOf.latest()).spells().size()));
        return "audit/desk";
    }

    private long count(TrailFilter filter) {
        return trail.count(filter, AsOf.latest());
    }
}
