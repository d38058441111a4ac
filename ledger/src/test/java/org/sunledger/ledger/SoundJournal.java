package org.sunledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.posting.IndependentFold;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.PaymentEntered;
import org.sunledger.ledger.project.DisbursementEvent.ReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;

/** What holds in every journal that has come to rest, whatever happened to the programs that wrote it. */
final class SoundJournal {
    private static final JournalDecoder DECODER = new JournalDecoder(new EventJson());

    private SoundJournal() {}

    static void check(Journal journal, String when) {
        var records = journal.after(0, Integer.MAX_VALUE);
        isWithoutGapsAndRepetitions(records, when);
        var events = records.stream().map(DECODER::decode).toList();
        conservesMoney(events, when);
        var facts = events.stream().map(JournalEvent::event).toList();
        assertThat(orphans(facts)).as("held by nobody alive, " + when).isEmpty();
    }

    static void isWithoutGapsAndRepetitions(List<JournalRecord> records, String when) {
        assertThat(records)
                .as("positions, " + when)
                .extracting(JournalRecord::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, records.size()).boxed().toList());
        assertThat(records)
                .as("event ids, " + when)
                .extracting(JournalRecord::eventId)
                .doesNotHaveDuplicates();
        var next = new HashMap<Object, Long>();
        for (var record : records) {
            long expected = next.merge(record.stream(), 1L, Long::sum) - 1;
            assertThat(record.streamVersion())
                    .as("version in " + record.stream() + ", " + when)
                    .isEqualTo(expected);
        }
    }

    /** At every position, by the postings and by the fold that does not know them. */
    private static void conservesMoney(List<JournalEvent> events, String when) {
        var fold = new IndependentFold();
        var posted = Measures.ZERO;
        for (var event : events) {
            fold.apply(event.event());
            posted = posted.plus(Measures.of(Postings.of(event.event())));
            assertThat(fold.total().imbalanceFen())
                    .as("F − ΣD + ΣR − ΣX less U + ΣV + S at " + event.position() + ", " + when)
                    .isZero();
            assertThat(posted)
                    .as("postings at " + event.position() + ", " + when)
                    .isEqualTo(fold.total());
        }
    }

    /** Claims, reservations and asset values whose owner was never recorded, or has ended. */
    private static List<String> orphans(List<Event> events) {
        var claims = new HashMap<ClaimKey, UUID>();
        Map<List<Object>, UUID> others = new HashMap<>();
        Set<UUID> entered = new HashSet<>();
        Set<UUID> ended = new HashSet<>();
        Set<ClaimKey> usedUp = new HashSet<>();
        var payments = new HashMap<ClaimKey, UUID>();
        Set<UUID> paid = new HashSet<>();
        Set<ClaimKey> paying = new HashSet<>();
        for (var event : events) {
            switch (event) {
                case ClaimTaken e -> claims.put(e.key(), e.holder().subject());
                case ClaimReleased e -> claims.remove(e.key());
                case FundReserved e -> others.put(List.of(e.fundId(), e.allocationId()), e.allocationId());
                case ReservationReleased e -> others.remove(List.of(e.fundId(), e.allocationId()));
                case AssetValueClaimed e -> others.put(List.of(e.projectId(), e.assetId()), e.assetId());
                case AssetValueReleased e -> others.remove(List.of(e.projectId(), e.assetId()));
                case FundEntered e -> {
                    // Returned before, it may come again.
                    entered.add(e.fundId().value());
                    ended.remove(e.fundId().value());
                }
                case ArrivalEntered e -> entered.add(e.arrivalId());
                case DisbursementRequested e -> entered.add(e.disbursementId().value());
                case PaymentEntered e ->
                    payments.put(ClaimKey.of(e.bankRef()), e.disbursementId().value());
                case DisbursementPaid e -> {
                    paid.add(e.disbursementId().value());
                    paying.add(ClaimKey.of(e.bankRef()));
                }
                case ReturnEntered e -> paying.add(ClaimKey.of(e.bankRef()));
                case RecoveryReceiptEntered e -> entered.add(e.receiptId());
                case AllocationApproved e -> entered.add(e.allocationId().value());
                case AssetRegistered e -> entered.add(e.assetId().value());
                case FundEntryRejected e -> ended.add(e.entryId());
                case DisbursementRejected e -> ended.add(e.disbursementId().value());
                case DisbursementReturned e -> {
                    ended.add(e.disbursementId().value());
                    // The bank made this return: its reference is spent.
                    usedUp.add(ClaimKey.of(e.bankRef()));
                }
                case EntryReversed e -> ended.add(e.subjectId());
                case RecoveryReceiptRejected e -> ended.add(e.receiptId());
                case AllocationAbandoned e -> ended.add(e.allocationId().value());
                case AssetRegistrationAbandoned e -> ended.add(e.assetId().value());
                default -> {} // holds nothing elsewhere
            }
        }
        var orphans = new ArrayList<String>();
        claims.forEach((key, subject) -> {
            if (!entered.contains(subject) || (ended.contains(subject) && !usedUp.contains(key))) {
                orphans.add(key + " by " + subject);
            }
            // Entered for a payment that came under another reference.
            if (subject.equals(payments.get(key)) && paid.contains(subject) && !paying.contains(key)) {
                orphans.add(key + " by " + subject);
            }
        });
        others.forEach((key, subject) -> {
            if (!entered.contains(subject) || ended.contains(subject)) orphans.add(key + " by " + subject);
        });
        return orphans;
    }
}
