package org.sunledger.api.demo;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.projections.notice.NoticeOrder;

/** What the script says was told: who gave which command, and how each notice was ordered. */
public final class Told {
    /** One step: whose, and who may give such a command at all. */
    public record Given(String step, Actor by, Set<Role> mayBeGivenBy) {}

    private final Paper paper = new Paper();
    private final Map<UUID, Given> steps;

    public Told() {
        steps = DemoStory.steps(paper).stream()
                .collect(Collectors.toMap(
                        step -> DemoCounty.id(step.name()),
                        step -> new Given(
                                step.name(), step.by(), step.command().get().mayBeGivenBy())));
    }

    /** By the command's id. */
    public Map<UUID, Given> steps() {
        return steps;
    }

    /** What was ordered for a notice, for the position it is computed at. */
    public NoticeOrder order(NoticeId notice, long position) {
        return paper.orders.get(notice).apply(position);
    }

    /** Keeps the orders; the commands' other contents do not matter here. */
    private static final class Paper implements DemoDesk {
        private static final String DIGEST = "0".repeat(64);

        private final Map<NoticeId, LongFunction<NoticeOrder>> orders = new HashMap<>();

        @Override
        public UUID eventId(String step) {
            return DemoCounty.id(step);
        }

        @Override
        public RecordParty company(UUID partyRef, String name, String account) {
            return new RecordParty(partyRef, 1, DIGEST, DIGEST);
        }

        @Override
        public TextDigest text(String step, String text) {
            return new TextDigest(DIGEST);
        }

        @Override
        public Draft compose(NoticeId notice, LongFunction<NoticeOrder> orderAtPosition) {
            orders.put(notice, orderAtPosition);
            return new Draft(DIGEST, 1, 1);
        }

        @Override
        public String contentOf(NoticeId notice) {
            return DIGEST;
        }

        @Override
        public Balances balances(YearMonth period) {
            return new Balances(DIGEST, 1);
        }
    }
}
