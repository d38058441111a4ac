package org.sunledger.api.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.json.FreeText;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.TextDigest;

/**
 * What every entry says beside its own facts.
 *
 * @param effectiveOn when it happened: the only posting date
 * @param docRefs the documents it rests on
 * @param reason in the person's own words
 * @param lateReason why it comes after its month was closed
 */
public record Basis(
        @Schema(description = "业务日期 / when it happened, the only posting date")
        LocalDate effectiveOn,

        @Schema(description = "依据文件 / the documents it rests on") @Size(max = DOCS_MAX) @Nullable
        List<DocRef> docRefs,

        @Schema(description = "原因 / reason, free text") @Nullable
        FreeText reason,

        @Schema(description = "迟报原因 / why it comes after its month was closed, free text") @Nullable
        FreeText lateReason) {
    public static final int DOCS_MAX = 20;

    List<DocRef> docRefsOrNone() {
        var given = Objects.requireNonNullElse(docRefs, List.<DocRef>of());
        return given.stream().map(Basis::checked).toList();
    }

    private static DocRef checked(DocRef doc) {
        var sha256 = doc.sha256();
        return sha256 == null ? doc : new DocRef(doc.docNo(), doc.title(), new TextDigest(sha256).sha256());
    }
}
