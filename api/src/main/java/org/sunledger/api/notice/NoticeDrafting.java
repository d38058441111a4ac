package org.sunledger.api.notice;

import java.util.List;
import java.util.StringJoiner;
import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.notice.PrivacyScan;
import org.sunledger.ledger.party.AttachmentStore;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.notice.NoticeComposer;
import org.sunledger.projections.notice.NoticeContent;
import org.sunledger.projections.notice.NoticeHistory;
import org.sunledger.projections.notice.NoticeOrder;
import org.sunledger.projections.notice.PartyNames;

/** Composes notices from the journal and keeps them in the exact bytes that will be posted. */
@Component
public class NoticeDrafting {
    private final Journal journal;
    private final JournalDecoder decoder;
    private final PartyNames names;
    private final AttachmentStore attachments;

    NoticeDrafting(Journal journal, JournalDecoder decoder, PartyNames names, AttachmentStore attachments) {
        this.journal = journal;
        this.decoder = decoder;
        this.names = names;
        this.attachments = attachments;
    }

    /** Composed as of the order's position, kept by digest. */
    public NoticeContent draft(NoticeOrder order) {
        var content = compose(order);
        attachments.put(content.bytes());
        return content;
    }

    /** The same order at any later time gives the same bytes (INV-28). */
    public NoticeContent compose(NoticeOrder order) {
        return NoticeComposer.compose(order, NoticeHistory.of(journal, decoder, order), names);
    }

    /** How the notice was first drafted. */
    NoticeDrafted drafted(NoticeId notice) {
        return journal.stream(notice.stream(), 0).stream()
                .map(record -> decoder.decode(record).event())
                .filter(NoticeDrafted.class::isInstance)
                .map(NoticeDrafted.class::cast)
                .findFirst()
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/notices/" + notice));
    }

    /** What was kept under the digest. */
    public NoticeContent kept(String sha256) {
        return NoticeContent.read(attachments.get(sha256));
    }

    /** What the privacy scan (INV-23) finds in the words that would be posted. */
    static List<PrivacyScan.Kind> forbidden(NoticeContent content) {
        var words = new StringJoiner("\n")
                .add(content.title())
                .add(content.publisher().name())
                .add(content.hotlineUnit())
                .add(content.address())
                .add(content.mail());
        for (var field : content.fields()) words.add(field.label() + ":" + field.value());
        var table = content.table();
        if (table != null) for (var row : table.rows()) words.add(String.join(" ", row));
        return PrivacyScan.of(words.toString());
    }
}
