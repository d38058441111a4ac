package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.project.AllocationEvent.AbandonReason;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.BeneficiaryShare;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.PipelineEvent.ProjectCountyApproved;
import org.sunledger.ledger.project.PipelineEvent.ProjectDelisted;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectSelected;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundLine;

/** From the village's proposal to the money: three notices, listed, selected, allocated. */
final class Pipeline {
    private static final int DELISTED_PERCENT = 4;
    private static final int NEVER_CHOSEN_PERCENT = 6;
    private static final int WITHDRAWN_PERCENT = 2;
    private static final int SHARED_PERCENT = 35;

    /** What costs more is often given in two years. */
    private static final long LARGE_FEN = 200_000_000;

    private final World world;
    private final Works works;
    private final Announcements announcements;
    private final Runnable then;

    /** @param then once the first money is there */
    Pipeline(Works works, Announcements announcements, Runnable then) {
        this.world = works.world;
        this.works = works;
        this.announcements = announcements;
        this.then = then;
    }

    void begin() {
        works.tell(works.proposer, new ProjectProposed(works.id, works.profile));
        if (works.isOfTown()) byTown();
        else listing(NoticeEvent.Level.VILLAGE, works.proposer, works.place(), notice -> byTown(notice));
    }

    private void byTown() {
        listing(NoticeEvent.Level.TOWN, works.town.officer(), works.town.code(), this::review);
    }

    private void byTown(UUID villageNotice) {
        works.tell(works.town.officer(), new ProjectTownReviewed(works.id, villageNotice, null));
        listing(NoticeEvent.Level.TOWN, works.town.clerk(), works.town.code(), this::approve);
    }

    /** A town's own project: its notice stands for the village's. */
    private void review(UUID townNotice) {
        works.tell(works.town.clerk(), new ProjectTownReviewed(works.id, townNotice, null));
        approve(townNotice);
    }

    private void approve(UUID townNotice) {
        works.tell(world.map.project, new ProjectCountyApproved(works.id, townNotice, null));
        listing(NoticeEvent.Level.COUNTY, world.map.project, CountyMap.COUNTY, this::list);
    }

    /** N02 at one level. */
    private void listing(NoticeEvent.Level level, Actor drafter, DivisionCode place, Consumer<UUID> next) {
        var order = new Notices.Order(
                NoticeEvent.Type.N02,
                NoticeEvent.Form.NOTICE,
                level,
                drafter,
                place,
                works.profile.name() + NoticeEvent.Type.N02.chinese(),
                List.of(works.track.stream()),
                null);
        world.notices.post(
                order,
                posted -> world.notices.close(posted, NoticeEvent.Outcome.NO_OBJECTION, closed -> {
                    var id = posted.id().value();
                    works.follow(closed, new ProjectNoticeClosed(works.id, id, Subject.LISTING, place.level()));
                    world.agenda.in(0, 4, () -> next.accept(id));
                }));
    }

    private void list(UUID countyNotice) {
        works.tell(world.map.projectCheck, new ProjectListed(works.id, countyNotice));
        if (works.chance.percent(NEVER_CHOSEN_PERCENT)) return;
        if (works.chance.percent(DELISTED_PERCENT)) {
            world.agenda.in(
                    60, 300, () -> works.tell(world.map.project, new ProjectDelisted(works.id, world.docNo("云扶组出"))));
            return;
        }
        world.agenda.in(3, 20, this::select);
    }

    private void select() {
        var year = world.today().getYear();
        works.tell(world.map.project, new ProjectSelected(works.id, year, world.docNo("云扶组发")));
        long budget = works.profile.budgetFen().fen();
        var isTwice = budget >= LARGE_FEN && works.chance.percent(60);
        long first = isTwice ? budget * works.chance.between(50, 70) / 100 / 100_000 * 100_000 : budget;
        world.agenda.in(
                5,
                25,
                () -> propose(first, () -> {
                    then.run();
                    if (isTwice) world.agenda.in(90, 200, () -> propose(budget - first, () -> {}));
                }));
    }

    private void propose(long fen, Runnable next) {
        var offer = world.treasury.offer(fen);
        if (offer.isEmpty()) {
            world.treasury.supplement(fen);
            world.agenda.in(2, 6, () -> propose(fen, next));
            return;
        }
        var lines = new ArrayList<FundLine>();
        var places = places();
        offer.forEach((fund, part) -> {
            long each = part / places.size() / 100 * 100;
            long last = part - each * (places.size() - 1);
            for (int i = 0; i < places.size(); i++) {
                long share = i == 0 ? last : each;
                if (share > 0) lines.add(new FundLine(fund, places.get(i), Amount.ofFen(share)));
            }
        });
        var purse = new Purse(new AllocationId(works.chance.id()), world.today().getYear(), lines);
        works.tell(
                world.map.project,
                new AllocationProposed(
                        works.id,
                        purse.id(),
                        works.place(),
                        shares(places),
                        Amount.ofFen(fen),
                        purse.fiscalYear(),
                        purse.issued(),
                        "贫困村建设需求与项目库排序",
                        works.chance.pick(List.of(Method.values()))));
        // What was offered is not kept for anybody: by the meeting's day another may have it.
        world.agenda.in(2, 9, () -> decide(purse, fen, next));
    }

    /** Money of a town's project goes to the town, or to some of its villages. */
    private List<DivisionCode> places() {
        if (!works.isOfTown() || !works.chance.percent(SHARED_PERCENT)) return List.of(works.place());
        return works.town.villages().stream()
                .limit(works.chance.between(1, 3))
                .map(CountyMap.Village::code)
                .toList();
    }

    private static List<BeneficiaryShare> shares(List<DivisionCode> places) {
        if (places.size() == 1) return List.of();
        var shares = new ArrayList<BeneficiaryShare>();
        int each = 10_000 / places.size();
        for (int i = 0; i < places.size(); i++) {
            shares.add(new BeneficiaryShare(places.get(i), i == 0 ? 10_000 - each * (places.size() - 1) : each));
        }
        return List.copyOf(shares);
    }

    private void decide(Purse purse, long fen, Runnable next) {
        var needed = Purse.perFund(purse.issued());
        if (!world.treasury.hasAll(needed)) {
            // The leaders see that a pool is too small and send it back: a new proposal names other funds.
            world.agenda.in(1, 4, () -> propose(fen, next));
            return;
        }
        var approved = works.tell(
                world.map.approvers.getFirst(),
                new AllocationApproved(
                        works.id,
                        purse.id(),
                        Amount.ofFen(fen),
                        purse.issued(),
                        world.docNo("云扶组会"),
                        "%d年第%d次领导小组会议"
                                .formatted(
                                        world.today().getYear(), world.today().getMonthValue())));
        var allocation = purse.id().value();
        needed.forEach((fund, part) -> world.treasury.reserve(approved, fund, works.id.value(), allocation, part));
        if (works.chance.percent(WITHDRAWN_PERCENT)) world.agenda.in(1, 3, () -> withdraw(purse, fen, next));
        else world.agenda.in(0, 2, () -> issue(purse, fen, next));
    }

    private void withdraw(Purse purse, long fen, Runnable next) {
        var abandoned = works.tell(
                world.map.approvers.getFirst(),
                new AllocationAbandoned(works.id, purse.id(), purse.issued(), AbandonReason.DECISION_WITHDRAWN, null));
        Purse.perFund(purse.issued())
                .forEach((fund, part) -> world.treasury.release(
                        abandoned, fund, works.id.value(), purse.id().value(), part));
        world.agenda.in(10, 30, () -> propose(fen, next));
    }

    private void issue(Purse purse, long fen, Runnable next) {
        works.tell(
                works.chance.pick(world.map.makers),
                new AllocationIssued(
                        works.id,
                        purse.id(),
                        Amount.ofFen(fen),
                        purse.fiscalYear(),
                        purse.issued(),
                        world.docNo("云财农")));
        works.purses.add(purse);
        announcements.issued(works.track.stream());
        next.run();
    }

    /** When a project is proposed that shall be worked on in a year: in the winter before, or early in it. */
    static LocalDate proposedOn(int year, Chance chance, LocalDate firstDay) {
        var wish = LocalDate.of(year - 1, 10, 8).plusDays(chance.between(0, 170));
        return wish.isBefore(firstDay.plusDays(7)) ? firstDay.plusDays(chance.between(7, 80)) : wish;
    }
}
