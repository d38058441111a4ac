package org.sunledger.api.journal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.shared.Labelled;

/**
 * 原话: what a person typed beside an entry. It stands erasable outside the journal, so it may be gone, and not everybody
 * who reads the record may read it.
 *
 * @param field what it was typed into: reason, lateReason, opinion …
 */
public record TypedText(
        String field,

        @Schema(description = "原话;空为见 standing / the text; null: see standing") @Nullable
        String text,

        Standing standing,
        String standingText,
        String standingTextEn) {
    /** Whether the text can be read, and why not. */
    public enum Standing implements Labelled {
        KEPT("原话在案"),
        ERASED("原话已依法删除") {
            @Override
            public String english() {
                return "the text was erased";
            }
        },
        /** A made-up county has only digests, and a journal may be moved without its vault. */
        NOT_HERE("原话未存于本账本") {
            @Override
            public String english() {
                return "the text is not kept here";
            }
        },
        WITHHELD("您的岗位不得查看原话") {
            @Override
            public String english() {
                return "your role may not read the text";
            }
        };

        private final String chinese;

        Standing(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * What the vault holds.
     *
     * @param text null unless {@link Standing#KEPT}
     */
    public record Kept(Standing standing, @Nullable String text) {
        public static final Kept ERASED = new Kept(Standing.ERASED, null);
        public static final Kept NOT_HERE = new Kept(Standing.NOT_HERE, null);
        static final Kept WITHHELD = new Kept(Standing.WITHHELD, null);

        public static Kept of(String text) {
            return new Kept(Standing.KEPT, text);
        }
    }

    static TypedText of(String field, Kept kept) {
        var standing = kept.standing();
        return new TypedText(field, kept.text(), standing, standing.chinese(), standing.english());
    }

    /** The text, or in words why there is none. */
    public String shown(Language language) {
        return text == null ? "(" + language.word(standing) + ")" : text;
    }
}
