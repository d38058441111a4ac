package org.sunledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shell.TestLedger;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;
import org.sunledger.projections.notice.NoticeComposer;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeHistory;
import org.sunledger.projections.notice.NoticeOrder;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoStoryTest {
    @Test
    void every_step_is_accepted_from_the_people_whose_roles_allow_it() throws InterruptedException {
        var clock = new ScriptClock(Instant.EPOCH);
        try (var ledger = new TestLedger(new MemoryJournal(clock, ClockPolicy.SCRIPTED), clock)) {
            var desk = new PaperDesk();
            var steps = DemoStory.steps(desk);
            var receipts = new HashMap<String, Receipt>();
            desk.receipts = receipts::get;
            desk.ledger = ledger;
            for (var step : steps) {
                clock.set(step.at());
                try {
                    receipts.put(
                            step.name(),
                            ledger.send(
                                    DemoCounty.id(step.name()),
                                    step.by(),
                                    step.on().toString(),
                                    step.command().get(),
                                    step.how()));
                } catch (RuntimeException e) {
                    throw new AssertionError(step.name() + " at " + step.at() + ": " + e.getMessage(), e);
                }
            }
            var times = ledger.events().stream().map(JournalEvent::recordedAt).toList();
            assertThat(times).isSorted();
            assertThat(new HashSet<>(receipts.values())).hasSizeGreaterThan(900);
        }
    }

    /** A desk without a vault: digests of what it was told. */
    static final class PaperDesk implements DemoDesk {
        Function<String, Receipt> receipts = step -> null;
        TestLedger ledger;
        private final Map<UUID, String> contents = new HashMap<>();

        @Override
        public UUID eventId(String step) {
            var receipt = receipts.apply(step);
            return ledger.journal().stream(receipt.stream(), receipt.version())
                    .getFirst()
                    .eventId();
        }

        @Override
        public RecordParty company(UUID partyRef, String name, String account) {
            return new RecordParty(partyRef, 1, Sha256.of(name), Sha256.of(account));
        }

        @Override
        public TextDigest text(String step, String text) {
            return new TextDigest(Sha256.of(step + text));
        }

        @Override
        public Draft compose(NoticeId notice, LongFunction<NoticeOrder> orderAtPosition) {
            var order = orderAtPosition.apply(ledger.journal().head());
            var history = NoticeHistory.of(ledger.journal(), ledger.ledger().decoder(), order);
            var content = NoticeComposer.compose(order, history, party -> "公司");
            contents.put(notice.value(), content.sha256());
            return new Draft(content.sha256(), order.asOfPosition(), NoticeContent.FOLD_VERSION);
        }

        @Override
        public String contentOf(NoticeId notice) {
            return contents.get(notice.value());
        }

        @Override
        public Balances balances(YearMonth period) {
            return new Balances(Sha256.of(period.toString()), ledger.journal().head());
        }
    }
}
