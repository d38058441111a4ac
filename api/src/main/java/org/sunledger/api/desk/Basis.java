package org.sunledger.api.desk;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.json.FreeText;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Shape;

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

        @ArraySchema(arraySchema = @Schema(description = "依据文件 / the documents it rests on"), maxItems = DOCS_MAX)
        @Nullable
        List<DocRef> docRefs,

        @Schema(description = "原因 / reason, free text") @Nullable
        FreeText reason,

        @Schema(description = "迟报原因 / why it comes after its month was closed, free text") @Nullable
        FreeText lateReason) {
    public static final int DOCS_MAX = 20;

    public Basis {
        docRefs = docRefs == null ? null : List.copyOf(docRefs);
        if (docRefs != null) check(docRefs);
    }

    private static void check(List<DocRef> docRefs) {
        var shape = new Shape().atMost("docRefs", docRefs, DOCS_MAX);
        for (int i = 0; i < docRefs.size(); i++) {
            var sha256 = docRefs.get(i).sha256();
            if (sha256 != null) shape.digest("docRefs[" + i + "].sha256", sha256);
        }
        shape.orThrow();
    }

    List<DocRef> docRefsOrNone() {
        return Objects.requireNonNullElse(docRefs, List.of());
    }
}
