package org.sunledger.api.demo;

import java.time.YearMonth;
import java.util.UUID;
import java.util.function.LongFunction;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.projections.notice.NoticeOrder;

/** What the story asks of the program it is told to, beside sending commands. */
interface DemoDesk {
    /** The id of the event that an earlier step recorded. */
    UUID eventId(String step);

    /** Seals a company in the vault and returns the commitment to be recorded. */
    RecordParty company(UUID partyRef, String name, String account);

    /** Keeps what a person typed and returns its salted digest. */
    TextDigest text(String step, String text);

    /** Composes a notice as the ledger knows its subjects now, and keeps it as it will be posted. */
    Draft compose(NoticeId notice, LongFunction<NoticeOrder> orderAtPosition);

    /** The digest of the content that a notice was drafted with. */
    String contentOf(NoticeId notice);

    /** The digest of a month's closing balances and the position they stand at. */
    Balances balances(YearMonth period);

    /** Composed content, by its digest. */
    record Draft(String sha256, long position, int foldVersion) {}

    /** Closing balances. */
    record Balances(String sha256, long position) {}
}
