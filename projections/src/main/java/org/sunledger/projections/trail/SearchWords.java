package org.sunledger.projections.trail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts texts into what can be looked up, and what is looked for in the same way.
 *
 * <p>Chinese has no blanks between words, so two neighbouring characters are one word to look up, and the last character of
 * a run is one by itself: 供水管网 gives 供水, 水管, 管网 and 网. What is written in letters and digits stays whole, in lower
 * case. The year and number of a document are one more word, {@code 〔2018〕5号}: its parts alone also stand in a record of
 * another document of that year that says 5 somewhere. PostgreSQL only compares these words, so nothing depends on its
 * locale, its dictionaries or its extensions.
 */
final class SearchWords {
    /** Of one record: more stands only in rule sets and long lists, which are found by other means. */
    private static final int WORDS_MAX = 400;

    private static final int ASCII_END = 0x80;
    private static final int HAN_FIRST = 0x4E00;
    private static final int HAN_LAST = 0x9FFF;

    /** Year and number of a document in any style of brackets (domain.md B19). */
    private static final Pattern DOCUMENT = Pattern.compile("[〔【\\[(（﹝](\\d{4})[〕】\\])）﹞]第?(\\d{1,5})号");

    /** What a character is part of. */
    private enum Kind {
        HAN,
        LETTER_OR_DIGIT,
        OTHER
    }

    private SearchWords() {}

    /** The words of the texts, each once, with a blank between them; empty where there is none. */
    static String of(Collection<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (var text : texts) {
            words.addAll(documents(text));
            for (var run : runs(text)) {
                if (isHan(run)) {
                    words.addAll(pairs(run));
                    words.add(lastOf(run));
                } else {
                    words.add(run);
                }
            }
            if (words.size() >= WORDS_MAX) break;
        }
        return words.stream().limit(WORDS_MAX).collect(Collectors.joining(" "));
    }

    /**
     * What a row's words must hold when the text is looked for, as PostgreSQL's {@code tsquery}; empty where the text has
     * no letter, digit or character. Letters and digits at its end also match as the beginning of a word. That all words
     * are there and not next to each other is possible and rare; such a row is shown.
     */
    static String query(String text) {
        var parts = new ArrayList<String>();
        documents(text).forEach(document -> parts.add("'" + document + "'"));
        var runs = runs(text);
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            var isLast = i == runs.size() - 1;
            if (isHan(run) && !isOne(run)) pairs(run).forEach(pair -> parts.add("'" + pair + "'"));
            else parts.add("'" + run + (isLast || isHan(run) ? "':*" : "'"));
        }
        return parts.stream().distinct().collect(Collectors.joining(" & "));
    }

    private static List<String> documents(String text) {
        if (text.indexOf('号') < 0) return List.of();
        return DOCUMENT.matcher(text)
                .results()
                .map(found -> "〔%s〕%s号".formatted(found.group(1), found.group(2)))
                .toList();
    }

    /** Longest runs of characters of one kind. */
    private static List<String> runs(String text) {
        var plain = (isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        var runs = new ArrayList<String>();
        int begin = 0;
        var kind = Kind.OTHER;
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            var next = kind(point);
            if (next != kind) {
                if (kind != Kind.OTHER) runs.add(plain.substring(begin, i));
                begin = i;
                kind = next;
            }
            i += Character.charCount(point);
        }
        if (kind != Kind.OTHER) runs.add(plain.substring(begin));
        return runs;
    }

    /** Whether normalising would change nothing, as with nearly every text. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII_END && (c < HAN_FIRST || c > HAN_LAST)) return false;
        }
        return true;
    }

    private static Kind kind(int point) {
        if (isHan(point)) return Kind.HAN;
        if (Character.isLetter(point)) return Kind.LETTER_OR_DIGIT;
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                Kind.LETTER_OR_DIGIT;
            default -> Kind.OTHER;
        };
    }

    private static boolean isHan(String run) {
        return isHan(run.codePointAt(0));
    }

    /** The usual characters are known without the tables of all scripts. */
    private static boolean isHan(int point) {
        if (point < ASCII_END) return false;
        return (point >= HAN_FIRST && point <= HAN_LAST)
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }

    private static boolean isOne(String run) {
        return run.codePointCount(0, run.length()) == 1;
    }

    private static String lastOf(String run) {
        return run.substring(run.offsetByCodePoints(run.length(), -1));
    }

    private static List<String> pairs(String run) {
        var points = run.codePoints().toArray();
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < points.length; i++) pairs.add(new String(points, i, 2));
        return pairs;
    }
}
