package org.sunledger.api.county;

import java.util.ArrayList;
import java.util.List;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.shared.StreamId;

/** N01: what was allocated is told in one announcement for many projects, within its fifteen working days. */
final class Announcements {
    private static final int PROJECTS_MAX = 40;
    private static final int EVERY_DAYS = 14;

    private final World world;
    private final List<StreamId> waiting = new ArrayList<>();

    Announcements(World world) {
        this.world = world;
    }

    void begin() {
        world.agenda.in(EVERY_DAYS, this::announce);
    }

    void issued(StreamId project) {
        if (!waiting.contains(project)) waiting.add(project);
    }

    private void announce() {
        for (int from = 0; from < waiting.size(); from += PROJECTS_MAX) {
            var some = List.copyOf(waiting.subList(from, Math.min(waiting.size(), from + PROJECTS_MAX)));
            world.notices.announce(new Notices.Order(
                    NoticeEvent.Type.N01,
                    NoticeEvent.Form.ANNOUNCEMENT,
                    NoticeEvent.Level.COUNTY,
                    world.map.makers.getFirst(),
                    CountyMap.COUNTY,
                    world.today().getYear() + "年财政专项扶贫资金分配结果公告",
                    some,
                    null));
        }
        waiting.clear();
        begin();
    }
}
