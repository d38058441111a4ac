package org.sunledger.api.html;

import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Units by their full name, as registered. */
@Component
public class OrgNames {
    private final Facts facts;

    OrgNames(Facts facts) {
        this.facts = facts;
    }

    /** The code itself where no unit was registered under it. */
    public String of(String orgId) {
        return facts.ask(new NameQuestion(new OrgId(orgId))).value();
    }

    private record NameQuestion(OrgId orgId) implements Question<String> {
        @Override
        public StreamId stream() {
            return new StreamId(StreamType.ORG, orgId.value());
        }

        @Override
        public String answer(List<Recorded<Event>> history) {
            return history.stream()
                    .map(Recorded::event)
                    .filter(OrgRegistered.class::isInstance)
                    .map(event -> ((OrgRegistered) event).name())
                    .findFirst()
                    .orElse(orgId.value());
        }
    }
}
