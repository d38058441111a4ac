package org.sunledger.api.notice;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.party.AttachmentStore;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.notice.NoticeContent;

/** Finds what a notice says by the digest in its events. */
@Component
public class NoticeContents {
    private final AttachmentStore attachments;

    public NoticeContents(AttachmentStore attachments) {
        this.attachments = attachments;
    }

    /** Null where the bytes are not kept here, or were written by something else. */
    public @Nullable NoticeContent of(String sha256) {
        try {
            return NoticeContent.read(attachments.get(sha256));
        } catch (Rejection | UncheckedIOException e) {
            return null;
        }
    }
}
