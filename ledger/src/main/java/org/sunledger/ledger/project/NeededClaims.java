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
 * The values that a disbursement or a receipt needs as it stands now (INV-09); none after its end. An event that is shown
 * again after a restart must not take what another let go meanwhile.
 */
record NeededClaims(List<ClaimKey> keys) {
    NeededClaims {
        keys = List.copyOf(keys);
    }

    boolean contains(ClaimKey key) {
        return keys.contains(key);
    }

    static Question<NeededClaims> of(ProjectId projectId, UUID subject) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return projectId.stream();
            }

            @Override
            public NeededClaims answer(List<Recorded<Event>> history) {
                var project = Project.of(history);
                var keys = new ArrayList<ClaimKey>();
                switch (project.money().disbursement(new DisbursementId(subject))) {
                    case Disbursement.Open d -> {
                        keys.addAll(d.terms().voucherKeys());
                        d.enteredRefs().forEach(ref -> keys.add(ClaimKey.of(ref)));
                    }
                    case Disbursement.Paid d -> {
                        keys.addAll(d.terms().voucherKeys());
                        keys.add(ClaimKey.of(d.bankRef()));
                        var entered = d.entered();
                        if (entered != null) keys.add(ClaimKey.of(entered.bankRef()));
                    }
                    case Disbursement.Rejected ignored -> {}
                    case Disbursement.Returned ignored -> {}
                    case Disbursement.Reversed ignored -> {}
                    case null -> {} // a receipt
                }
                switch (project.recoveries().receipt(subject)) {
                    case Recovery.Receipt.Entered receipt -> keys.add(ClaimKey.of(receipt.bankRef()));
                    case Recovery.Receipt.Confirmed receipt -> keys.add(ClaimKey.of(receipt.bankRef()));
                    case Recovery.Receipt.Ended ignored -> {}
                    case null -> {} // a disbursement
                }
                return new NeededClaims(keys);
            }
        };
    }
}
