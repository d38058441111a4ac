package org.sunledger.projections.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.registry.DivisionStanding;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;

/** Names that a notice prints for codes: places, units, posts and funds. A person is only ever a post. */
final class NoticeRegister {
    private final NoticeHistory history;
    private final NoticeOrder order;

    NoticeRegister(NoticeHistory history, NoticeOrder order) {
        this.history = history;
        this.order = order;
    }

    String place(DivisionCode code) {
        var question = DivisionStanding.of(code, order.businessDate());
        var name = question.answer(history.of(question.stream()).stream()
                        .map(JournalEvent::recorded)
                        .toList())
                .name();
        return name == null ? code.value() : name;
    }

    String unit(OrgId org) {
        for (var event : units(org)) if (event.event() instanceof OrgRegistered e) return e.name();
        return org.value();
    }

    /** The post a user holds in the unit; no name of a person. */
    String post(UserId user, OrgId org) {
        String post = "工作人员";
        for (var event : units(org)) {
            if (event.event() instanceof UserAppointed e && e.userId().equals(user))
                post = e.role().chinese();
        }
        return post;
    }

    /** The quota document of a fund; null if it was not registered by then. */
    @Nullable
    Quota quota(FundId fund) {
        Quota quota = null;
        for (var event : history.of(fund.stream())) {
            if (event.event() instanceof FundRegistered e) quota = e.quota();
        }
        return quota;
    }

    private List<JournalEvent> units(OrgId org) {
        return history.of(new StreamId(StreamType.ORG, org.value()));
    }
}
