package org.sunledger.projections.notice;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.rebuild.Shown;
import org.sunledger.projections.rebuild.Views;

/**
 * 公示内容: every notice that was on the board by then, by the digest of its bytes. What was shown is the digest that the
 * journal holds; shown again is the digest of what is composed now from the order behind those bytes and the journal as it
 * stood at the notice's position (INV-28).
 *
 * <p>Of a made-up notice there is nothing to show: its own stream says that no fold composed it, so its bytes never were,
 * and only that it hung there can be compared. Whatever a fold did compose was kept; where its bytes are gone, they were
 * lost, and that is a difference.
 */
public final class PostedDigests implements Shown {
    private static final String DIGEST = "contentSha256";
    private static final String LOST = "原文缺失 / the posted bytes were kept and are missing";

    private final Journal journal;
    private final JournalDecoder decoder;
    private final Kept kept;
    private final PartyNames parties;

    /** The bytes that were posted, by digest; they lie in the vault. */
    @FunctionalInterface
    public interface Kept {
        /**
         * Empty where they are not kept, or are no notice of ours.
         *
         * @throws IllegalStateException they are not what was kept
         */
        Optional<NoticeContent> of(String sha256);
    }

    public PostedDigests(Journal journal, JournalDecoder decoder, Kept kept, PartyNames parties) {
        this.journal = journal;
        this.decoder = decoder;
        this.kept = kept;
        this.parties = parties;
    }

    @Override
    public String name() {
        return "posted_notice";
    }

    @Override
    public SortedMap<String, Map<String, String>> then(Views live, long position) {
        return contents(live, AsOf.position(position), notice -> recorded(notice, position));
    }

    @Override
    public SortedMap<String, Map<String, String>> again(Views replayed, long position) {
        return contents(replayed, AsOf.latest(), this::composed);
    }

    private interface Content {
        /** Empty: it never had any. */
        Map<String, String> of(Notice notice);
    }

    private static SortedMap<String, Map<String, String>> contents(Views views, AsOf asOf, Content content) {
        var found = new TreeMap<String, Map<String, String>>();
        var board = new NoticeQueries(views.reader(), views.tables()).board(posted(), asOf);
        for (var notice : board.rows()) found.put(notice.number() + " " + notice.noticeId(), content.of(notice));
        return found;
    }

    private static NoticeQueries.Filter posted() {
        var statuses = EnumSet.allOf(Notice.Status.class);
        statuses.removeIf(status -> !status.isPublic());
        return new NoticeQueries.Filter(null, statuses, Set.of(), null);
    }

    /** The digest of the last draft, straight from the notice's own stream. */
    private Map<String, String> recorded(Notice notice, long position) {
        Map<String, String> last = Map.of();
        for (var stored : journal.stream(new NoticeId(notice.noticeId()).stream(), 0)) {
            if (stored.position() > position) break;
            var event = decoder.decode(stored).event();
            if (event instanceof NoticeDrafted e) last = content(e.foldVersion(), e.contentSha256());
            if (event instanceof NoticeRevised e) last = content(e.foldVersion(), e.contentSha256());
        }
        return last;
    }

    private Map<String, String> composed(Notice notice) {
        return content(notice.foldVersion(), composedDigest(notice));
    }

    private static Map<String, String> content(int foldVersion, String digest) {
        return foldVersion == NoticeEvent.NOT_COMPOSED ? Map.of() : Map.of(DIGEST, digest);
    }

    /** A difference says why, where nothing can be composed. */
    private String composedDigest(Notice notice) {
        try {
            return kept.of(notice.contentSha256())
                    .map(content -> composed(notice, content))
                    .orElse(LOST);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String composed(Notice notice, NoticeContent content) {
        // Another composer wrote it; its bytes are all there is to look at.
        if (content.version() != NoticeContent.FOLD_VERSION) return content.sha256();
        var order = NoticeOrder.behind(
                content, notice.subjects().stream().map(StreamId::parse).toList());
        return NoticeComposer.compose(order, NoticeHistory.of(journal, decoder, order), parties)
                .sha256();
    }
}
