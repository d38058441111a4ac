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
        var files = new LinkedHashMap<String, String>();
        for (var form : FORMS) {
            var address = UriComponentsBuilder.fromPath(Exports.ADDRESS + "/" + view + "." + form)
                    .queryParam("position", asOf.position());
            if (asOf.effectiveOn() != null) address.queryParam("effectiveOn", asOf.effectiveOn());
            filters.forEach((name, value) -> {
                if (value != null && !value.isBlank()) {
                    address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
                }
            });
            files.put(form, frame.to(address.build(true).toUriString()));
        }
        return new Downloads(files);
    }
}
