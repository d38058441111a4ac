package org.sunledger.api.html;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Places by the name that they bore on a day, as registered. */
@Component
public class PlaceNames {
    private final Facts facts;

    PlaceNames(Facts facts) {
        this.facts = facts;
    }

    /** The code itself where no place was registered under it by that day. */
    public String of(DivisionCode code, LocalDate day) {
        return facts.ask(new NameQuestion(code, day)).value();
    }

    private record NameQuestion(DivisionCode code, LocalDate day) implements Question<String> {
        @Override
        public StreamId stream() {
            return new StreamId(StreamType.DIVISION, code.value());
        }

        @Override
        public String answer(List<Recorded<Event>> history) {
            var name = code.value();
            var since = LocalDate.MIN;
            for (var recorded : history) {
                if (recorded.event() instanceof DivisionRegistered e
                        && !e.validFrom().isAfter(day)) {
                    name = e.name();
                    since = e.validFrom();
                }
                if (recorded.event() instanceof DivisionRenamed e
                        && !e.validFrom().isAfter(day)
                        && !e.validFrom().isBefore(since)) {
                    name = e.name();
                    since = e.validFrom();
                }
            }
            return name;
        }
    }
}
