package org.sunledger.api.county;

import java.util.List;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.CaseEvent.CaseAccepted;
import org.sunledger.ledger.supervision.CaseEvent.CaseAssigned;
import org.sunledger.ledger.supervision.CaseEvent.CaseClosed;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.ledger.supervision.CaseId;

/** 信访举报: what reaches 12317 and the offices, and its answer. Most are answered in time. */
final class Petitions {
    private static final int REPLY_DAYS = 60;
    private static final int NAMED_PERCENT = 40;
    private static final int LATE_PERCENT = 2;

    private static final List<Channel> CHANNELS = List.of(
            Channel.HOTLINE_12317, Channel.VISIT, Channel.LETTER, Channel.WEB, Channel.SUPERIOR, Channel.INSPECTION);
    private static final List<String> CATEGORIES = List.of("BENEFICIARY", "QUALITY", "FUNDS", "CONDUCT", "INCOME");

    private final World world;
    private final Chance chance;

    Petitions(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void year() {
        int count = Math.max(1, world.plan.villages() * chance.between(20, 40) / 100);
        for (int i = 0; i < count; i++) world.agenda.in(1, 360, this::receive);
    }

    private void receive() {
        var village = chance.pickFirst(world.map.villages());
        var id = new CaseId(chance.id());
        var track = new Track(id.stream());
        var isNamed = chance.percent(NAMED_PERCENT);
        world.book.tell(
                world.act(world.map.project, village.code()),
                track,
                new CaseReceived(
                        id,
                        chance.pickFirst(CHANNELS),
                        chance.percent(80) ? CaseEvent.AssignedLevel.COUNTY : CaseEvent.AssignedLevel.CITY,
                        isNamed ? CaseEvent.Anonymity.NAMED : CaseEvent.Anonymity.ANONYMOUS,
                        null,
                        List.of(),
                        null,
                        chance.pickFirst(CATEGORIES),
                        chance.text(),
                        world.today().plusDays(REPLY_DAYS)));
        world.agenda.in(1, 12, () -> accept(village, id, track));
    }

    private void accept(CountyMap.Village village, CaseId id, Track track) {
        var officer = village.town().officer();
        world.book.tell(world.act(world.map.project, village.code()), track, new CaseAccepted(id));
        world.book.tell(world.act(world.map.project, village.code()), track, new CaseAssigned(id, officer.user()));
        int days = chance.percent(LATE_PERCENT) ? chance.between(55, 120) : chance.between(5, 45);
        world.agenda.in(days, () -> {
            world.book.tell(world.act(officer, village.code()), track, new CaseReplied(id, chance.text()));
            world.agenda.in(
                    0,
                    6,
                    () -> world.book.tell(
                            world.act(world.map.projectCheck, village.code()), track, new CaseClosed(id)));
        });
    }
}
