package org.sunledger.api.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A sentence for people in which codes of the machine stand: a page sets these apart, so that nobody takes them for words. */
public final class Prose {
    /** Fields, headers and addresses of requests, constants, instants, and the places of facts in a sentence's pattern. */
    private static final Pattern CODE = Pattern.compile("\\{\\w+\\}"
            + "|\\b[a-z]+[A-Z]\\w*"
            + "|\\b[A-Z][a-z]+[A-Z]\\w*"
            + "|\\b[A-Z]+_[A-Z_]+\\b"
            + "|\\b[A-Z]{4,}(?:-\\d+)?\\b"
            + "|\\b[A-Z][a-z]+-[A-Z][a-z]+\\b"
            + "|/api/[\\w/{}.-]*\\w"
            + "|\\b[a-z]+_[a-z_]+\\b"
            + "|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?");

    private Prose() {}

    /** @param isCode the machine's word, not the language's */
    public record Part(String text, boolean isCode) {}

    /** The sentence in its order, whole when the parts are put together again. */
    public static List<Part> parts(String sentence) {
        var parts = new ArrayList<Part>();
        var codes = CODE.matcher(sentence);
        int end = 0;
        while (codes.find()) {
            if (codes.start() > end) parts.add(new Part(sentence.substring(end, codes.start()), false));
            parts.add(new Part(codes.group(), true));
            end = codes.end();
        }
        if (end < sentence.length()) parts.add(new Part(sentence.substring(end), false));
        return List.copyOf(parts);
    }
}
