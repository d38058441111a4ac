package org.sunledger.api.exporting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.hledger.HledgerExport;
import org.sunledger.projections.village.VillageBalanceQueries;

/** 纯文本账: all postings for a program that is not ours, as of the same points of view as the money views. */
@RestController
@Tag(name = "导出 exports")
class HledgerResource {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Reader reader;
    private final Journal journal;
    private final JournalDecoder decoder;

    HledgerResource(Reader reader, Journal journal, JournalDecoder decoder) {
        this.reader = reader;
        this.journal = journal;
        this.decoder = decoder;
    }

    @Operation(
            summary = "hledger 纯文本账 / all postings as a plain-text journal of hledger and Ledger",
            description = "截至 position、knownAt 或视图所到之处;行内第二日期为记账日 / up to position, knownAt, or where the views"
                    + " stand; the second date is the day of recording")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE))
    @GetMapping(value = "/api/v1/exports/hledger")
    void hledger(AsOf asOf, HttpServletResponse response) throws IOException {
        var at = reader.ask(VillageBalanceQueries.PROCESSOR, asOf, Snapshot::asOf);
        response.setContentType(TEXT.toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("sunledger-%d.journal".formatted(at.position()))
                        .build()
                        .toString());
        // Page by page, as it is read: a ledger of any size passes through.
        new HledgerExport(journal, decoder, Watch.NOBODY).to(response.getWriter(), at.position(), at.effectiveOn());
    }
}
