package org.sunledger.api.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.sunledger.api.notice.NoticeContents;
import org.sunledger.api.party.MaskedNames;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.party.AttachmentStore;
import org.sunledger.ledger.party.Vault;
import org.sunledger.projections.ReadAnswers;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.notice.PostedDigests;
import org.sunledger.projections.rebuild.Replays;
import org.sunledger.projections.rebuild.Shown;
import org.sunledger.projections.rebuild.Views;

/** Replays of a ledger, compared with everything its readers and its villagers were shown. */
final class Replaying {
    private Replaying() {}

    /** @param patience how long live tables may take to reach the point */
    static Replays on(
            Databases databases,
            Journal journal,
            Ledger ledger,
            Reader live,
            Clock clock,
            Vault vault,
            Duration patience) {
        var contents = new NoticeContents(new AttachmentStore(databases.pool()));
        var shown = new ArrayList<Shown>(ReadAnswers.all());
        shown.add(new PostedDigests(
                journal,
                ledger.decoder(),
                sha256 -> Optional.ofNullable(contents.of(sha256)),
                new MaskedNames(ledger.facts(), vault)));
        return new Replays(
                databases.owner(),
                journal,
                ledger.decoder(),
                ReadTables.groups(),
                new Views(live, databases.pool()),
                clock,
                shown,
                patience);
    }
}
