package org.sunledger.ledger.project;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * The values that a disbursement or a receipt lets go at its recorded end (INV-09); none while it lives, but for the
 * references that were entered for a payment which then came under another. The reference of a return that the bank made
 * stays used.
 */
record FreedClaims(List<ClaimKey> keys) {
    FreedClaims {
        keys = List.copyOf(keys);
    }

    boolean contains(ClaimKey key) {
        return keys.contains(key);
    }

    static Question<FreedClaims> of(ProjectId projectId, UUID subject) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return projectId.stream();
            }

            @Override
            public FreedClaims answer(List<Recorded<Event>> history) {
                var project = Project.of(history);
                var keys = new ArrayList<ClaimKey>();
                switch (project.money().disbursement(new DisbursementId(subject))) {
                    case Disbursement.Rejected d -> {
                        keys.addAll(d.terms().voucherKeys());
                        d.freedRefs().forEach(ref -> keys.add(ClaimKey.of(ref)));
                    }
                    case Disbursement.Returned d -> {
                        keys.addAll(d.terms().voucherKeys());
                        d.freedRefs().forEach(ref -> keys.add(ClaimKey.of(ref)));
                    }
                    case Disbursement.Reversed d -> {
                        keys.addAll(d.terms().voucherKeys());
                        d.freedRefs().forEach(ref -> keys.add(ClaimKey.of(ref)));
                    }
                    case Disbursement.Paid d -> d.freedRefs().forEach(ref -> keys.add(ClaimKey.of(ref)));
                    case Disbursement.Open ignored -> {}
                    case null -> {} // a receipt
                }
                if (project.recoveries().receipt(subject) instanceof Recovery.Receipt.Ended ended) {
                    keys.add(ClaimKey.of(ended.bankRef()));
                }
                return new FreedClaims(keys);
            }
        };
    }
}
