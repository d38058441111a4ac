package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.api.demo.Told;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.UserId;

/** No figure of the demo rests on one person's word: every event that moves a balance has distinct signers behind it. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistinctSignersIT {
    private final Told told = new Told();
    private List<JournalEvent> journal = List.of();

    @BeforeAll
    void read(LoadedDemo demo) {
        journal = demo.journal();
    }

    @Test
    void every_money_event_was_signed_by_distinct_people() {
        var moving = moneyEvents(journal);
        // The 41 rows, and the income, which moves a balance only when it is distributed.
        assertThat(moving).hasSize(42);
        for (var money : moving) assertThat(fault(journal, money)).isEmpty();
    }

    @Test
    void every_payment_was_requested_reviewed_approved_and_paid_by_four() {
        var payments = moneyEvents(journal).stream()
                .filter(event -> event.event() instanceof DisbursementPaid)
                .toList();
        assertThat(payments).hasSize(18);
        for (var payment : payments) {
            assertThat(chain(journal, payment)).hasSize(4);
            assertThat(signers(chain(journal, payment))).hasSize(4);
        }
    }

    @Test
    void every_record_stems_from_a_command_of_somebody_whose_role_allows_it() {
        var byPeople = journal.stream()
                .filter(event -> event.envelope().source().channel() != Source.Channel.AUTOMATION)
                .toList();
        assertThat(byPeople).hasSizeGreaterThan(1_000);
        for (var event : byPeople) {
            var given = told.steps().get(event.envelope().commandId());
            assertThat(given).as("%s", event).isNotNull();
            assertThat(event.envelope().actor()).as(given.step()).isEqualTo(given.by());
            assertThat(given.mayBeGivenBy())
                    .as(given.step())
                    .contains(event.envelope().actor().role());
        }
    }

    @Test
    void what_automations_recorded_finishes_what_a_person_began() {
        var begun = told.steps().keySet();
        for (var event : journal) {
            if (event.envelope().source().channel() != Source.Channel.AUTOMATION) continue;
            assertThat(begun).contains(event.envelope().correlationId());
            assertThat(event.envelope().actor())
                    .isEqualTo(
                            told.steps().get(event.envelope().correlationId()).by());
        }
    }

    @Test
    void one_person_who_did_both_would_be_noticed() {
        for (var money : moneyEvents(journal)) {
            var last = money.envelope().actor().user();
            var chain = chain(journal, money);
            var alone = journal.stream()
                    .map(event -> chain.contains(event) ? signedBy(event, last) : event)
                    .toList();
            var same = alone.get((int) money.position() - 1);
            assertThat(fault(alone, same)).as("%s", money).isPresent();
        }
    }

    @Test
    void two_people_instead_of_three_would_be_noticed_at_a_payment() {
        var payment = moneyEvents(journal).stream()
                .filter(event -> event.event() instanceof DisbursementPaid)
                .findFirst()
                .orElseThrow();
        var two = List.of(new UserId("maker"), new UserId("checker"));
        var chain = chain(journal, payment);
        var signed = journal.stream()
                .map(event -> chain.contains(event) ? signedBy(event, two.get(chain.indexOf(event) % 2)) : event)
                .toList();
        assertThat(fault(signed, signed.get((int) payment.position() - 1))).isPresent();
    }

    private static List<JournalEvent> moneyEvents(List<JournalEvent> journal) {
        return journal.stream()
                .filter(event -> !Postings.of(event.event()).isEmpty())
                .toList();
    }

    /** What is wrong with the signatures behind a money event; empty: nothing. */
    private static Optional<String> fault(List<JournalEvent> journal, JournalEvent money) {
        var chain = chain(journal, money);
        var needed = money.event() instanceof DisbursementPaid ? 3 : 2;
        var signers = signers(chain);
        return signers.size() >= needed
                ? Optional.empty()
                : Optional.of("Position %d: %s signed %d entries".formatted(money.position(), signers, chain.size()));
    }

    /** People's entries about the same piece of business in the same stream, up to the event itself. */
    private static List<JournalEvent> chain(List<JournalEvent> journal, JournalEvent money) {
        var business = business(money.event());
        var chain = new ArrayList<JournalEvent>();
        for (var event : journal) {
            // Income is received by one person and signed for by whoever decides what becomes of it.
            if (event.position() > money.position() && !(money.event() instanceof IncomeReceived)) break;
            if (!event.event().stream().equals(money.event().stream())) continue;
            if (event.envelope().source().channel() == Source.Channel.AUTOMATION) continue;
            if (!event.event().toString().contains(business)) continue;
            chain.add(event);
            // The bank's return is a chain of its own: who paid before does not sign for it.
            if (event.event() instanceof DisbursementPaid && event.position() < money.position()) chain.clear();
        }
        return chain;
    }

    /** The id by which the entries of a chain name their business. */
    private static String business(Event event) {
        return switch (event) {
            case FundArrived e -> e.arrivalId().toString();
            case AllocationIssued e -> e.allocationId().toString();
            case AllocationReduced e -> e.reductionId().toString();
            case DisbursementPaid e -> e.disbursementId().toString();
            case DisbursementReturned e -> e.disbursementId().toString();
            case EntryReversed e -> e.reversalId().toString();
            case RecoveryReceived e -> e.receiptId().toString();
            case RecoveryReturnedToPool e -> e.returnId().toString();
            case AssetHandedOver e -> e.assetId().toString();
            case AssetShareAssigned e -> e.assetId().toString();
            case IncomeReceived e -> e.incomeId().toString();
            case IncomeDistributed e -> e.incomeId().toString();
            default -> throw new IllegalArgumentException("Moves money and is not told of here: " + event);
        };
    }

    private static Set<UserId> signers(List<JournalEvent> chain) {
        return chain.stream().map(event -> event.envelope().actor().user()).collect(Collectors.toSet());
    }

    private static JournalEvent signedBy(JournalEvent event, UserId user) {
        var e = event.envelope();
        var actor =
                new Actor(user, e.actor().role(), e.actor().unit(), e.actor().area());
        return new JournalEvent(
                event.position(),
                event.recordedAt(),
                event.version(),
                event.eventId(),
                event.event(),
                new Envelope(
                        e.effectiveOn(),
                        e.fiscalYear(),
                        e.divisionCode(),
                        actor,
                        e.commandId(),
                        e.requestDigest(),
                        e.correlationId(),
                        e.causationId(),
                        e.correctsEventId(),
                        e.reason(),
                        e.lateReason(),
                        e.docRefs(),
                        e.source(),
                        e.ruleSet(),
                        e.seen(),
                        e.salt()));
    }
}
