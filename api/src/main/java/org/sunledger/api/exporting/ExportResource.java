package org.sunledger.api.exporting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Language;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.problem.BrokenOffException;
import org.sunledger.api.reading.OwnParameters;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.projections.engine.AsOf;

/** 导出: what a view shows, as a file. Behind the same door as the view, asked the same way. */
@RestController
@RequestMapping(Exports.ADDRESS)
@Tag(name = "导出 exports")
class ExportResource {
    private static final Logger LOG = LoggerFactory.getLogger(ExportResource.class);

    private static final String MARK = "bom";
    private static final List<String> COMMON = List.of(Language.PARAMETER, MARK);

    private final Exports exports;
    private final Books books;
    private final Journal journal;
    private final Wordings wordings;
    private final MessageSource messages;

    ExportResource(Exports exports, Books books, Journal journal, Wordings wordings, MessageSource messages) {
        this.exports = exports;
        this.books = books;
        this.journal = journal;
        this.wordings = wordings;
        this.messages = messages;
    }

    /** One table that a file holds. */
    record Offered(String name, List<String> columns) {}

    /** @param address of the view as JSON; who may read it may take it home */
    record Offer(
            String view,
            String title,
            String titleEn,
            String address,
            List<String> parameters,
            List<String> files,
            List<Offered> tables) {}

    @Operation(summary = "可导出的视图 / what may be taken home, in which forms, asked by what")
    @GetMapping
    List<Offer> offers() {
        return exports.views().stream().map(this::offer).toList();
    }

    private Offer offer(ViewExport<?> view) {
        return new Offer(
                view.name(),
                titles(Language.CHINESE).view(view),
                titles(Language.ENGLISH).view(view),
                view.address(),
                view.parameters(),
                exports.extensions().stream()
                        .map(form -> Exports.ADDRESS + "/" + view.name() + "." + form)
                        .toList(),
                view.tables().stream()
                        .map(table -> new Offered(
                                table.name(),
                                Columns.of(table.row()).stream()
                                        .map(ViewExport.Column::name)
                                        .toList()))
                        .toList());
    }

    private Titles titles(Language language) {
        return new Titles(messages, language);
    }

    @Operation(
            summary = "导出文件 / a view as a file: zip (CSV data package), xlsx or jsonl; asked as the view is asked",
            parameters = {
                @Parameter(name = Language.PARAMETER, description = "en: 英文标题 / titles in English"),
                @Parameter(name = MARK, description = "false: CSV 不带字节顺序标记 / CSV without byte order mark")
            })
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{view}.{format}")
    @OwnParameters
    void file(
            @PathVariable String view,
            @PathVariable String format,
            @Parameter(hidden = true) AsOf asOf,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var export = exports.view(view).orElseThrow(() -> notFound(request));
        var form = exports.format(format).orElseThrow(() -> notFound(request));
        var asked = Question.of(export, asOf, request, COMMON);
        var titles = titles(Language.of(request));
        var reading = export.read(asked);
        var position = reading.asOf().position();
        var recordedAt = journal.at(position).map(JournalRecord::recordedAt).orElse(null);
        var heading = Heading.of(export, titles.view(export), asked, books.opened(), reading.asOf(), recordedAt);
        var wording = wordings.in(titles.language(), heading.day());
        var content = new FileFormat.Content(
                heading,
                reading.sheets(),
                titles,
                AskedInWords.of(reading, asked, titles, wording),
                wording,
                !"false".equals(request.getParameter(MARK)));
        response.setContentType(form.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(heading, form));
        write(form, content, request, response);
    }

    private static RuntimeException notFound(HttpServletRequest request) {
        return ApiRefusal.NOT_FOUND.because("path", request.getRequestURI());
    }

    /** A failure before the first byte is answered as any other; after it, only a file that ends too early tells the truth. */
    private static void write(
            FileFormat form, FileFormat.Content content, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            form.write(content, response.getOutputStream());
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                response.reset();
                throw failure;
            }
            LOG.error("Broken off: {}", request.getRequestURI(), failure);
            throw new BrokenOffException(failure);
        }
    }

    /** RFC 6266: a name in ASCII for old programs, the Chinese one as RFC 8187 spells it. */
    private static String disposition(Heading heading, FileFormat form) {
        var full = UriUtils.encode(heading.fileName() + "." + form.extension(), StandardCharsets.UTF_8);
        return "attachment; filename=\"%s.%s\"; filename*=UTF-8''%s"
                .formatted(heading.plainFileName(), form.extension(), full);
    }
}
