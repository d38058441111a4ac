package org.sunledger.ledger.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.TextDigest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingTextsIT {
    private static final UUID COMMAND = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID OTHER_COMMAND = UUID.fromString("00000000-0000-0000-0000-000000000002");

    private static final VaultDatabase DATABASE = VaultDatabase.fresh();

    private final TextStore texts = new TextStore(DATABASE.application());
    private final AttachmentStore attachments = new AttachmentStore(DATABASE.application());

    @BeforeEach
    void an_empty_vault() {
        DATABASE.clear();
    }

    @Test
    void a_text_is_found_by_its_digest_exactly_as_typed() {
        var text = " 北组未通水,\n见照片 𣒍\u0000 ";
        assertThat(texts.text(texts.keep(COMMAND, "reason", text))).contains(text);
    }

    @Test
    void the_same_words_have_another_digest_each_time_they_are_typed() {
        assertThat(texts.keep(COMMAND, "reason", "同意")).isNotEqualTo(texts.keep(OTHER_COMMAND, "reason", "同意"));
        assertThat(texts.keep(COMMAND, "reason", "同意")).isNotEqualTo(texts.keep(COMMAND, "opinion", "同意"));
    }

    @Test
    void a_retry_gets_the_same_digest_and_another_text_is_refused() {
        var digest = texts.keep(COMMAND, "reason", "同意");
        assertThat(texts.keep(COMMAND, "reason", "同意")).isEqualTo(digest);
        refused(PartyRefusal.TEXT_CHANGED, () -> texts.keep(COMMAND, "reason", "不同意"));
        assertThat(texts.text(digest)).contains("同意");
    }

    @Test
    void an_erased_text_is_gone_with_its_salt_and_a_retry_still_gets_its_digest() {
        var digest = texts.keep(COMMAND, "reason", "同意");
        texts.erase(digest);
        assertThat(texts.text(digest)).isEmpty();
        assertThat(texts.keep(COMMAND, "reason", "同意")).isEqualTo(digest);
        assertThat(texts.text(digest)).isEmpty();
        texts.erase(digest);
        assertThat(DATABASE.asOwner()
                        .sql("select count(*) from vault.free_text where salt is not null or body is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void four_thousand_characters_are_kept_and_one_more_is_refused() {
        assertThat(texts.text(texts.keep(COMMAND, "reason", "𣒍".repeat(4_000))))
                .isPresent();
        refused(PartyRefusal.TEXT_TOO_LONG, () -> texts.keep(OTHER_COMMAND, "reason", "字".repeat(4_001)));
        refused(PartyRefusal.TEXT_EMPTY, () -> texts.keep(OTHER_COMMAND, "reason", " \n\u3000"));
    }

    @Test
    void a_changed_text_is_noticed() {
        var digest = texts.keep(COMMAND, "reason", "同意");
        DATABASE.asOwner().sql("update vault.free_text set body = 'x'::bytea").update();
        assertThatThrownBy(() -> texts.text(digest)).isInstanceOf(IllegalStateException.class);
        refused(PartyRefusal.UNKNOWN_TEXT, () -> texts.text(new TextDigest("a".repeat(64))));
    }

    @Test
    void ten_mebibytes_are_kept_and_one_byte_more_is_refused() {
        var largest = new byte[AttachmentStore.BYTES_MAX];
        assertThat(attachments.get(attachments.put(largest))).isEqualTo(largest);
        refused(PartyRefusal.ATTACHMENT_TOO_LARGE, () -> attachments.put(new byte[AttachmentStore.BYTES_MAX + 1]));
        refused(PartyRefusal.ATTACHMENT_EMPTY, () -> attachments.put(new byte[0]));
    }

    @Test
    void the_same_bytes_are_kept_once() {
        var sha256 = attachments.put(new byte[] {1, 2, 3});
        assertThat(sha256).isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        assertThat(attachments.put(new byte[] {1, 2, 3})).isEqualTo(sha256);
        refused(PartyRefusal.UNKNOWN_ATTACHMENT, () -> attachments.get("a".repeat(64)));
        DATABASE.asOwner().sql("update vault.attachment set body = 'x'::bytea").update();
        assertThatThrownBy(() -> attachments.get(sha256)).isInstanceOf(IllegalStateException.class);
    }

    private static void refused(PartyRefusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.refusal()).isEqualTo(refusal));
    }
}
