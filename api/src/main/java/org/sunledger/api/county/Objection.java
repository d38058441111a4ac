package org.sunledger.api.county;

import java.util.List;
import org.sunledger.ledger.notice.NoticeEvent.NoticeObjectionResolved;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuspended;
import org.sunledger.ledger.project.ClearanceEvent.HoldLifted;
import org.sunledger.ledger.project.ClearanceEvent.HoldOverridden;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.CaseEvent.CaseAccepted;
import org.sunledger.ledger.supervision.CaseEvent.CaseAssigned;
import org.sunledger.ledger.supervision.CaseEvent.CaseClosed;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;
import org.sunledger.ledger.supervision.CaseId;

/** 公示异议: a villager objects, the notice stops and the money waits, until the answer. */
final class Objection {
    private static final int OVERRIDDEN_PERCENT = 5;
    private static final int REPLY_DAYS = 60;

    private final World world;
    private final Works works;
    private final Notices.Posted notice;
    private final CaseId id;
    private final Track track;

    Objection(Works works, Notices.Posted notice) {
        this.world = works.world;
        this.works = works;
        this.notice = notice;
        this.id = new CaseId(works.chance.id());
        this.track = new Track(id.stream());
    }

    /** @param answered what follows the answer */
    void raise(Runnable answered) {
        world.agenda.in(1, 8, () -> {
            var officer = works.town.officer();
            var received = world.book.tell(
                    world.act(officer, works.place()),
                    track,
                    new CaseReceived(
                            id,
                            CaseEvent.Channel.NOTICE_OBJECTION,
                            CaseEvent.AssignedLevel.COUNTY,
                            CaseEvent.Anonymity.ANONYMOUS,
                            null,
                            List.of(works.track.stream().toString()),
                            notice.id().value(),
                            "BENEFICIARY",
                            works.chance.text(),
                            world.today().plusDays(REPLY_DAYS)));
            world.book.follow(received, notice.track(), new NoticeSuspended(notice.id(), id.value()));
            works.follow(received, new HoldSet(works.id, id.value(), notice.id().value()));
            if (works.chance.percent(OVERRIDDEN_PERCENT)) world.agenda.in(1, 3, this::override);
            world.agenda.in(1, 4, () -> accept(answered));
        });
    }

    /** 特批. */
    private void override() {
        works.tell(world.map.approvers.getFirst(), new HoldOverridden(works.id, id.value()));
    }

    private void accept(Runnable answered) {
        tell(new CaseAccepted(id));
        tell(new CaseAssigned(id, works.town.officer().user()));
        world.agenda.in(3, 25, () -> {
            var replied = world.book.tell(
                    world.act(works.town.officer(), works.place()), track, new CaseReplied(id, works.chance.text()));
            world.book.follow(replied, notice.track(), new NoticeObjectionResolved(notice.id(), id.value()));
            works.follow(replied, new HoldLifted(works.id, id.value()));
            world.agenda.in(
                    0,
                    3,
                    () -> world.book.tell(world.act(world.map.projectCheck, works.place()), track, new CaseClosed(id)));
            answered.run();
        });
    }

    private void tell(CaseEvent event) {
        world.book.tell(world.act(world.map.project, works.place()), track, event);
    }
}
