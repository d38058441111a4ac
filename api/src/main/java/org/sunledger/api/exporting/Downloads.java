package org.sunledger.api.exporting;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.sunledger.api.html.Frame;
import org.sunledger.projections.engine.AsOf;

/**
 * The buttons below a page's table: the same view, asked the same way, at the position that the page shows.
 *
 * @param files by the form's extension, in the order in which they are offered
 */
public record Downloads(Map<String, String> files) {
    private static final List<String> FORMS = List.of("xlsx", "zip", "jsonl");

    public Downloads {
        files = new LinkedHashMap<>(files);
    }

    /**
     * Of a page's view.
     *
     * @param view the export's name
     * @param filters that the page was asked by; those without a value are left out
     */
    public static Downloads of(String view, AsOf.Resolved asOf, Map<String, @Nullable String> filters, Frame frame) {
        var question = new LinkedHashMap<String, @Nullable String>();
        question.put("position", String.valueOf(asOf.position()));
        if (asOf.effectiveOn() != null)
            question.put("effectiveOn", asOf.effectiveOn().toString());
        question.putAll(filters);
        return asked(view, question, frame);
    }

    /** Of a view, asked by all these. */
    public static Downloads asked(String view, Map<String, @Nullable String> question, Frame frame) {
        var files = new LinkedHashMap<String, String>();
        for (var form : FORMS) files.put(form, frame.to(address(Exports.ADDRESS + "/" + view + "." + form, question)));
        return new Downloads(files);
    }

    /** An address with its question; what has no value is left out. */
    /** Asked by what is given. */
    public static String address(String path, Map<String, @Nullable String> question) {
        var address = UriComponentsBuilder.fromPath(path);
        question.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return address.build(true).toUriString();
    }
}
