package org.sunledger.api.county;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.NoticeApproved;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuperseded;
import org.sunledger.ledger.notice.NoticeEvent.NoticeWithdrawn;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.StreamId;

/** 公告公示: drafted, checked, posted for ten days, closed. Nothing composed what hung on the board, and they say so. */
final class Notices {
    private static final int PERIOD_DAYS = 10;
    private static final int REVISED_PERCENT = 4;
    private static final int WITHDRAWN_PER_MILLE = 25;

    private final World world;
    private final Chance chance;

    Notices(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    /** What is to be told, and by whom. */
    record Order(
            NoticeEvent.Type type,
            Form form,
            NoticeEvent.Level level,
            Actor drafter,
            DivisionCode place,
            String title,
            List<StreamId> subjects,
            @Nullable Posted supersedes) {}

    /** A notice on its board. */
    record Posted(NoticeId id, Track track, Order order) {}

    /** 公告: stays; sometimes a mistake in it is found. */
    void announce(Order order) {
        draft(order, posted -> {
            if (!chance.perMille(WITHDRAWN_PER_MILLE)) return;
            world.agenda.in(1, 5, () -> tell(posted, world.map.notice, new NoticeWithdrawn(posted.id())));
        });
    }

    /**
     * 公示: hangs for its days.
     *
     * @param onPosted decides what happens then: usually {@link #close}
     */
    void post(Order order, Consumer<Posted> onPosted) {
        draft(order, onPosted);
    }

    /** 公示 to which nobody objects. */
    void run(Order order, Consumer<Told> onClosed) {
        post(order, posted -> close(posted, Outcome.NO_OBJECTION, onClosed));
    }

    /** After the last day of the period, counted from today. */
    void close(Posted posted, Outcome outcome, Consumer<Told> onClosed) {
        world.agenda.in(PERIOD_DAYS + 1, PERIOD_DAYS + 3, () -> {
            var told = tell(posted, world.map.notice, new NoticeClosed(posted.id(), outcome));
            onClosed.accept(told);
        });
    }

    Told tell(Posted posted, Actor by, NoticeEvent event) {
        return world.book.tell(world.act(by, posted.order().place()), posted.track(), event);
    }

    private void draft(Order order, Consumer<Posted> onPosted) {
        var id = new NoticeId(chance.id());
        var posted = new Posted(id, new Track(id.stream()), order);
        var earlier = order.supersedes();
        var digest = chance.sha256();
        tell(
                posted,
                order.drafter(),
                new NoticeDrafted(
                        id,
                        "云公示〔%d〕%d号".formatted(world.today().getYear(), world.number("notice")),
                        order.type(),
                        order.form(),
                        order.level(),
                        order.place(),
                        order.subjects().stream().map(StreamId::toString).toList(),
                        order.title(),
                        digest,
                        world.book.position(),
                        NoticeEvent.NOT_COMPOSED,
                        earlier == null ? null : earlier.id().value()));
        if (chance.percent(REVISED_PERCENT)) {
            var better = chance.sha256();
            tell(
                    posted,
                    order.drafter(),
                    new NoticeRevised(id, order.title(), better, world.book.position(), NoticeEvent.NOT_COMPOSED));
            world.agenda.in(1, 1, () -> approve(posted, better, onPosted));
        } else {
            world.agenda.in(0, 1, () -> approve(posted, digest, onPosted));
        }
    }

    private void approve(Posted posted, String digest, Consumer<Posted> onPosted) {
        tell(posted, world.map.notice, new NoticeApproved(posted.id(), digest));
        world.agenda.in(0, 1, () -> {
            var order = posted.order();
            var isBoard = order.level() != NoticeEvent.Level.COUNTY;
            var lastOn = order.form() == Form.NOTICE ? world.today().plusDays(PERIOD_DAYS) : null;
            var told = tell(
                    posted,
                    world.map.notice,
                    new NoticePosted(
                            posted.id(),
                            isBoard ? Channel.FIXED_BOARD : Channel.WEB_PORTAL,
                            null,
                            isBoard ? chance.sha256() : null,
                            lastOn));
            var earlier = order.supersedes();
            if (earlier != null) supersede(told, earlier, posted.id().value());
            onPosted.accept(posted);
        });
    }

    private void supersede(Told cause, Posted earlier, UUID by) {
        world.book.follow(cause, earlier.track(), new NoticeSuperseded(earlier.id(), by));
    }
}
