package org.sunledger.api.demo;

import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.party.PartyRecord;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeOrder;

/** The desk of the running program: vault, texts, composed notices and closing balances as everybody else gets them. */
final class ProgramDesk implements DemoDesk {
    private final Ledger ledger;
    private final Journal journal;
    private final Function<String, Receipt> receipts;
    private final DemoParts parts;

    ProgramDesk(Ledger ledger, Journal journal, Function<String, Receipt> receipts, DemoParts parts) {
        this.ledger = ledger;
        this.journal = journal;
        this.receipts = receipts;
        this.parts = parts;
    }

    @Override
    public UUID eventId(String step) {
        var receipt = receipts.apply(step);
        return journal.stream(receipt.stream(), receipt.version()).getFirst().eventId();
    }

    @Override
    public RecordParty company(UUID partyRef, String name, String account) {
        return parts.vault()
                .seal(partyRef, 1, new PartyRecord(PartyRecord.Kind.COMPANY, name, account, "安丘农商银行(演示)", null));
    }

    @Override
    public TextDigest text(String step, String text) {
        return parts.texts().keep(DemoCounty.id(step), "text", text);
    }

    @Override
    public Draft compose(NoticeId notice, LongFunction<NoticeOrder> orderAtPosition) {
        var content = parts.compose().apply(orderAtPosition.apply(journal.head()));
        return new Draft(content.sha256(), content.asOf().position(), NoticeContent.FOLD_VERSION);
    }

    @Override
    public String contentOf(NoticeId notice) {
        return journal.stream(notice.stream(), 0).stream()
                .map(record -> ledger.decoder().decode(record).event())
                .filter(NoticeDrafted.class::isInstance)
                .map(event -> ((NoticeDrafted) event).contentSha256())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Balances balances(YearMonth period) {
        var closing = parts.balances().of(period);
        return new Balances(closing.sha256(), closing.position());
    }
}
