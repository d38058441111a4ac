package org.sunledger.api.html;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.Yuan;

/**
 * What stands around every page: whose book it is, whether it is a demo, the language, and links that keep it.
 *
 * @param path the address without its query, for the language switch
 * @param query what else was asked, as it was sent, without the language
 * @param user who has logged in; null for a villager, who is offered nothing that would ask for a password
 */
public record Frame(
        Optional<Book> book,
        Language language,
        String path,
        String query,
        @Nullable String user) {
    /** Days and hours are those of the county. */
    public static final ZoneId CIVIL = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(CIVIL);

    private static final Pattern AMOUNT = Pattern.compile("-?[\\d,]+\\.\\d{2}");

    /** Every output of a demo ledger bears it (domain.md section 1). */
    public static final String WATERMARK = "演示数据,非真实收支";

    public static Frame of(HttpServletRequest request, Books books) {
        return new Frame(
                books.opened(), Language.of(request), addressOf(request), queryOf(request), request.getRemoteUser());
    }

    public boolean isStaff() {
        return user != null;
    }

    private static String queryOf(HttpServletRequest request) {
        var query = UriComponentsBuilder.newInstance()
                .query(Objects.requireNonNullElse(request.getQueryString(), ""))
                .replaceQueryParam(Language.PARAMETER)
                .build()
                .getQuery();
        return Objects.requireNonNullElse(query, "");
    }

    /** What was asked for, also where the container went on to its address for errors. */
    public static String addressOf(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked == null ? request.getRequestURI() : asked.toString();
    }

    /** This page with another value of a parameter, all else as it was asked: the next page of a list. */
    public static String withParameter(HttpServletRequest request, String name, long value) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(Objects.requireNonNullElse(request.getQueryString(), ""))
                .replaceQueryParam(name, value)
                .build()
                .toUriString();
    }

    public String lang() {
        return language.tag();
    }

    public boolean isEnglish() {
        return language == Language.ENGLISH;
    }

    public boolean isDemo() {
        return book.map(Book::isDemo).orElse(false);
    }

    public String bookName() {
        return book.map(Book::name).orElse("阳光账本");
    }

    /** The code of this book's county: an example in fields where a place is asked for. */
    public String countyCode() {
        return book.map(each -> each.countyCode().value()).orElse("");
    }

    /** An address of this site in the page's language. */
    public String to(String address) {
        if (!isEnglish()) return address;
        return address + (address.contains("?") ? "&" : "?") + Language.PARAMETER + "=" + Language.ENGLISH.tag();
    }

    /** This page in the other language. */
    public String inOtherLanguage() {
        var same = query.isEmpty() ? path : path + "?" + query;
        if (isEnglish()) return same;
        return same + (query.isEmpty() ? "?" : "&") + Language.PARAMETER + "=" + Language.ENGLISH.tag();
    }

    /** Fen as people read them: yuan with thousands separators and two decimals. */
    public String yuan(long fen) {
        return Yuan.grouped(fen);
    }

    /** Whether a text is money as people read it, which stands to the right so that its digits lie below each other. */
    public boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }

    /** A word of a fixed set in the page's language. */
    public String word(Labelled word) {
        return language.word(word);
    }

    /** 记账时点 as people read it: China time, whole seconds. */
    public String time(Instant recordedAt) {
        return moment(recordedAt);
    }

    /** An instant as people read it in China: whole seconds. */
    public static String moment(Instant at) {
        return TIME.format(at);
    }

    /** 记账时点 as it is stored: UTC, three decimals. */
    public String instant(Instant recordedAt) {
        return RecordedAt.text(recordedAt);
    }

    /** A sentence whose codes are set apart. */
    public List<Prose.Part> prose(String sentence) {
        return Prose.parts(sentence);
    }
}
