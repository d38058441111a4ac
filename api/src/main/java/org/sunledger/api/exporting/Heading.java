package org.sunledger.api.exporting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.html.Book;
import org.sunledger.api.html.Frame;
import org.sunledger.projections.engine.AsOf;

/**
 * What a file says of itself, whatever its form: whose books, which view, asked how, and what the answer stands for. It
 * holds nothing of the moment it was made in, so the same question at the same position gives the same file.
 *
 * @param view the export's name
 * @param title in the language asked
 * @param address where the view is read
 * @param filters that were given
 * @param recordedAt when the record at the position was made; null before the first
 * @param watermark null where transactions are real
 */
record Heading(
        String view,
        String title,
        String address,
        Map<String, String> filters,
        @Nullable UUID ledgerId,
        @Nullable String ledgerName,
        long position,
        @Nullable LocalDate effectiveOn,
        @Nullable Instant knownAt,
        @Nullable Instant recordedAt,
        @Nullable String watermark) {
    static Heading of(
            ViewExport<?> export,
            String title,
            Asked asked,
            Optional<Book> book,
            AsOf.Resolved asOf,
            @Nullable Instant recordedAt) {
        return new Heading(
                export.name(),
                title,
                export.address(),
                asked.filters(),
                book.map(Book::ledgerId).orElse(null),
                book.map(Book::name).orElse(null),
                asOf.position(),
                asOf.effectiveOn(),
                asOf.knownAt(),
                recordedAt,
                book.filter(Book::isDemo).map(ignored -> Frame.WATERMARK).orElse(null));
    }

    /** The day that the file speaks of: the one asked for, else that of its last record. */
    LocalDate day() {
        if (effectiveOn != null) return effectiveOn;
        return recordedAt == null ? LocalDate.EPOCH : LocalDate.ofInstant(recordedAt, Frame.CIVIL);
    }

    boolean isDemo() {
        return watermark != null;
    }

    /** {@code 村级资金余额表-安丘市-第123号}, for people; a demo says so first. */
    String fileName() {
        var name = new StringBuilder();
        if (isDemo()) name.append("演示数据-");
        name.append(title);
        if (ledgerName != null) name.append('-').append(ledgerName);
        if (effectiveOn != null) name.append('-').append(effectiveOn);
        return name.append("-第").append(position).append('号').toString().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }

    /** The same for programs that know only ASCII. */
    String plainFileName() {
        return (isDemo() ? "demo-" : "") + view + (effectiveOn == null ? "" : "-" + effectiveOn) + "-" + position;
    }
}
