package org.sunledger.api.journal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.Cursor;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.journal.Journal;

/** 日记账: records as stored, in the order in which they were made. */
@RestController
@RequestMapping("/api/v1/journal")
@Tag(name = "日记账 journal")
class JournalResource {
    private final Journal journal;

    JournalResource(Journal journal) {
        this.journal = journal;
    }

    /** @param next for {@code after}; null at the head */
    record Part(
            long head, List<StoredRecord> records, @Nullable Long next) {}

    @Operation(summary = "逐条记录 / records after a position")
    @GetMapping
    Part after(Cursor after, @RequestParam(defaultValue = Paged.LIMIT_USUAL) int limit) {
        Paged.checkLimit(limit, Paged.LIMIT_MAX);
        var records =
                journal.after(after.or(0), limit).stream().map(StoredRecord::of).toList();
        var head = journal.head();
        var isEnd = records.isEmpty() || records.getLast().position() >= head;
        return new Part(head, records, isEnd ? null : records.getLast().position());
    }

    @Operation(summary = "一条记录 / one record")
    @GetMapping("/{position}")
    StoredRecord at(@PathVariable long position) {
        return journal.at(position)
                .map(StoredRecord::of)
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/journal/" + position));
    }
}
