package org.sunledger.projections.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Sha256;

/**
 * 公示内容: what the board shows, in the exact bytes that {@code NoticeDrafted} names by digest. Holds the mandatory fields
 * of domain.md 11.11 but those that only posting gives (publication and last day).
 *
 * @param unit 金额单位
 * @param table null where there is nothing to list
 * @param totalFen null where a notice speaks of no money
 * @param totalInWords 大写
 */
public record NoticeContent(
        int version,
        @Nullable String watermark,
        String title,
        String number,
        NoticeEvent.Type type,
        Form form,
        Level level,
        Place place,
        Publisher publisher,
        List<String> basis,
        String unit,
        @Nullable Integer periodDays,
        @Nullable String supersedesNumber,
        List<Field> fields,
        @Nullable Table table,
        @Nullable Long totalFen,
        @Nullable String totalInWords,
        String hotlineUnit,
        String hotline,
        String hotlineNational,
        String address,
        String mail,
        Role handledBy,
        Role checkedBy,
        AsOf asOf) {
    /** Of the composition; raised whenever the same journal would give other bytes. */
    public static final int FOLD_VERSION = 1;

    /** 扶贫监督举报电话, printed on every notice (domain.md N3). */
    public static final String HOTLINE_NATIONAL = "12317";

    /** Keys in alphabetical order, no blanks, no field left out: the same content gives the same bytes. */
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public NoticeContent {
        basis = List.copyOf(basis);
        fields = List.copyOf(fields);
    }

    public record Place(String divisionCode, String name) {}

    public record Publisher(String orgId, String name) {}

    /**
     * One mandatory field as printed.
     *
     * @param subject which project or asset it is about; null for the notice as a whole
     */
    public record Field(@Nullable String subject, String label, String labelEn, String value) {}

    public record Column(String label, String labelEn) {}

    /** Cells as printed; amounts in yuan. */
    public record Table(List<Column> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** 数据截至. */
    public record AsOf(LocalDate businessDate, long position) {}

    /** The exact bytes that are posted. */
    public byte[] bytes() {
        try {
            return CANONICAL.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not writable: " + number, e);
        }
    }

    /** Of {@link #bytes()}, lower-case hex. */
    public String sha256() {
        return Sha256.of(bytes());
    }

    /** For pages: what was posted. */
    public static NoticeContent read(byte[] bytes) {
        try {
            return CANONICAL.readValue(bytes, NoticeContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Not the content of a notice", e);
        }
    }
}
