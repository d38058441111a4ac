package org.sunledger.api.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.TextDigest;

/** What the story asks of the program it is told to, beside sending commands. */
interface DemoDesk {
    /** The id of the event that an earlier step recorded. */
    UUID eventId(String step);

    /** Seals a company in the vault and returns the commitment to be recorded. */
    RecordParty company(UUID partyRef, String name, String account);

    /** Keeps what a person typed and returns its salted digest. */
    TextDigest text(String step, String text);

    /** Composes the content of a notice as the ledger knows it now, and keeps it as it will be posted. */
    Draft compose(UUID notice, Heading heading);

    /** The digest of the content that a notice was drafted with. */
    String contentOf(NoticeId notice);

    /** The digest of a month's closing balances and the position they stand at. */
    Balances balances(YearMonth period);

    /** What the drafter decides about a notice. */
    record Heading(
            NoticeEvent.Type type,
            NoticeEvent.Form form,
            NoticeEvent.Level level,
            DivisionCode division,
            String number,
            String title,
            String publisher,
            LocalDate on,
            List<StreamId> subjects,
            @Nullable UUID supersedes) {}

    /** Composed content, by its digest. */
    record Draft(String sha256, long position, int foldVersion) {}

    /** Closing balances. */
    record Balances(String sha256, long position) {}
}
