package org.sunledger.api.journal;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.security.ActorOf;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * Reads what people typed beside an entry, for whoever may read the entry. The administrator may not read the vault
 * (domain.md section 8), and what is said in a case names complainants (section 13): nobody reads that here.
 */
@Component
public class TypedTexts {
    private static final String REASON = "reason";

    private final Journal journal;
    private final JournalDecoder decoder;
    private final KeptTexts kept;
    private final ActorOf actorOf;

    TypedTexts(Journal journal, JournalDecoder decoder, KeptTexts kept, ActorOf actorOf) {
        this.journal = journal;
        this.decoder = decoder;
        this.kept = kept;
        this.actorOf = actorOf;
    }

    /** Everything typed beside one record, which the asker may read. */
    List<TypedText> of(JournalEvent recorded) {
        var texts = new ArrayList<TypedText>();
        var envelope = recorded.envelope();
        var stream = recorded.event().stream().type();
        add(REASON, envelope.reason(), stream, texts);
        add("lateReason", envelope.lateReason(), stream, texts);
        var event = (Record) recorded.event();
        for (var component : event.getClass().getRecordComponents()) {
            if (component.getType() != TextDigest.class) continue;
            add(component.getName(), digest(component, event), stream, texts);
        }
        return texts;
    }

    /** Why it was done, in the words of whoever recorded the position; null where nothing was typed. */
    public @Nullable TypedText reasonAt(long position) {
        return journal.at(position).map(decoder::decode).map(this::of).orElse(List.of()).stream()
                .filter(text -> text.field().equals(REASON))
                .findFirst()
                .orElse(null);
    }

    private void add(String field, @Nullable TextDigest digest, StreamType stream, List<TypedText> texts) {
        if (digest == null) return;
        texts.add(TypedText.of(field, mayRead(stream) ? kept.find(digest) : TypedText.Kept.WITHHELD));
    }

    private boolean mayRead(StreamType stream) {
        return stream != StreamType.CASE && actorOf.thisRequest().role() != Role.ADMIN;
    }

    private static @Nullable TextDigest digest(RecordComponent component, Record event) {
        try {
            var accessor = component.getAccessor();
            return (TextDigest) accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not readable: " + component, e);
        }
    }
}
