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
 * case. PostgreSQL only compares these words, so nothing depends on its locale, its dictionaries or its extensions.
 */
final class SearchWords {
    /** Of one record: more stands only in rule sets and long lists, which are found by other means. */
    private static final int WORDS_MAX = 400;

    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

    private SearchWords() {}

    /** The words of the texts, each once, with a blank between them; empty where there is none. */
    static String of(Collection<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (var text : texts) {
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
     * no letter, digit or character. Letters and digits also match as the beginning of a word. That all pairs are there
     * and not next to each other is possible and rare; such a row is shown.
     */
    static String query(String text) {
        var parts = new ArrayList<String>();
        for (var run : runs(text)) {
            if (!isHan(run) || isOne(run)) parts.add("'" + run + "':*");
            else pairs(run).forEach(pair -> parts.add("'" + pair + "'"));
        }
        return parts.stream().distinct().collect(Collectors.joining(" & "));
    }

    private static List<String> runs(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return RUN.matcher(plain).results().map(run -> run.group()).toList();
    }

    private static boolean isHan(String run) {
        return Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN;
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
