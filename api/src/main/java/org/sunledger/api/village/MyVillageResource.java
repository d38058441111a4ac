package org.sunledger.api.village;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.html.OrgNames;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.notice.Notice;
import org.sunledger.projections.notice.NoticeQueries;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.village.VillageBalanceQueries;
import org.sunledger.projections.village.VillageBreakdownQueries;

/** 我的村, as the village's page tells it, for programs. Open to everybody. */
@RestController
@Tag(name = "村级余额 village balances")
class MyVillageResource {
    private static final String HOTLINE = "12317";

    private final VillageBalanceQueries balances;
    private final VillageBreakdownQueries breakdowns;
    private final ProjectCardQueries projects;
    private final NoticeQueries notices;
    private final OrgNames orgs;
    private final MessageSource messages;

    MyVillageResource(
            VillageBalanceQueries balances,
            VillageBreakdownQueries breakdowns,
            ProjectCardQueries projects,
            NoticeQueries notices,
            OrgNames orgs,
            MessageSource messages) {
        this.balances = balances;
        this.breakdowns = breakdowns;
        this.projects = projects;
        this.notices = notices;
        this.orgs = orgs;
        this.messages = messages;
    }

    @Operation(summary = "我的村 / what the village got by year, for what, how far it is, who answers, how to report")
    @GetMapping("/api/v1/villages/{divisionCode}/mine")
    MyVillage mine(@PathVariable DivisionCode divisionCode, AsOf asOf, HttpServletRequest request) {
        var money = breakdowns.breakdown(divisionCode, asOf);
        // Every part of the answer stands for the same position.
        var same = new AsOf(asOf.effectiveOn(), null, money.asOf().position(), null);
        var village = balances.village(divisionCode, same).row();
        if (village.divisionName().equals(divisionCode.value())) {
            throw ApiRefusal.NOT_FOUND.because("path", request.getRequestURI());
        }
        return new MyVillage(
                money.asOf(),
                divisionCode.value(),
                village.divisionName(),
                money.years(),
                projects.list(same, divisionCode).rows().stream()
                        .map(this::work)
                        .toList(),
                objections(divisionCode, same),
                new MyVillage.Report(
                        HOTLINE, say("village.hotline", Locale.CHINESE), say("village.hotline", Locale.ENGLISH)));
    }

    private MyVillage.Work work(ProjectCard card) {
        return new MyVillage.Work(
                card.projectId(),
                card.name(),
                card.task(),
                card.stage(),
                card.stage().chinese(),
                card.stageOn(),
                card.progressBp(),
                card.allocatedFen(),
                card.paidFen(),
                card.households(),
                card.persons(),
                orgs.of(card.implementer()),
                say("village.role.project", Locale.CHINESE));
    }

    private List<MyVillage.Objection> objections(DivisionCode village, AsOf same) {
        var open = new NoticeQueries.Filter(village, Set.of(Notice.Status.POSTED), Set.of(), null);
        return notices.board(open, same).rows().stream()
                .filter(notice -> notice.lastOn() != null)
                .map(n -> new MyVillage.Objection(n.noticeId(), n.number(), n.type(), n.title(), n.lastOn()))
                .toList();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
