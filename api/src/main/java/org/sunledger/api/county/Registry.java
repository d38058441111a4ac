package org.sunledger.api.county;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope.RuleSetVersion;
import org.sunledger.ledger.shared.Envelope.SeenAt;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What every decision asks before it decides: rules in force, the month, the place; and at which version it saw them. */
final class Registry {
    private final Track rules = new Track(new StreamId(StreamType.RULE_SET, Rules.RULE_SET_ID));
    private final List<LocalDate> inForceFrom = new ArrayList<>();
    private final Map<YearMonth, Track> months = new HashMap<>();
    private final Map<YearMonth, Boolean> closed = new HashMap<>();
    private final Map<DivisionCode, Track> places = new HashMap<>();

    Track rules() {
        return rules;
    }

    void published(LocalDate from) {
        inForceFrom.add(from);
    }

    Track month(YearMonth month) {
        return months.computeIfAbsent(month, m -> new Track(new StreamId(StreamType.PERIOD, m.toString())));
    }

    void closed(YearMonth month, boolean isClosed) {
        closed.put(month, isClosed);
    }

    boolean isClosed(LocalDate day) {
        return closed.getOrDefault(YearMonth.from(day), false);
    }

    Track place(DivisionCode code) {
        return places.computeIfAbsent(code, c -> new Track(new StreamId(StreamType.DIVISION, c.value())));
    }

    /** Versions count from 1 and come into force one after the other; null: none is. */
    @Nullable
    RuleSetVersion inForce(LocalDate day) {
        int version = inForceFrom.size();
        while (version > 0 && inForceFrom.get(version - 1).isAfter(day)) version--;
        return version == 0 ? null : new RuleSetVersion(Rules.RULE_SET_ID, version);
    }

    List<SeenAt> seen(Act act) {
        return List.of(seen(rules), seen(place(act.place())), seen(month(YearMonth.from(act.on()))));
    }

    SeenAt seenRules() {
        return seen(rules);
    }

    private static SeenAt seen(Track track) {
        return new SeenAt(track.stream().toString(), track.version());
    }
}
