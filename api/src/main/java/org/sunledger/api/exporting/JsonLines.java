package org.sunledger.api.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON Lines: a header, every row as the view's JSON has it, and an end with the counts. A file without its end was broken
 * off.
 */
@Component
class JsonLines implements FileFormat {
    private final JsonMapper json;

    JsonLines(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public String mediaType() {
        return "application/jsonl";
    }

    private record Row(String table, Object row) {}

    @Override
    public void write(Content content, OutputStream to) throws IOException {
        line(Map.of("header", content.heading()), to);
        var counts = new LinkedHashMap<String, Long>();
        for (var sheet : content.sheets()) {
            long count = 0;
            for (var row : sheet.rows()) {
                line(new Row(sheet.name(), row), to);
                count++;
            }
            counts.put(sheet.name(), count);
        }
        line(Map.of("end", counts), to);
    }

    private void line(Object value, OutputStream to) throws IOException {
        to.write(json.writeValueAsBytes(value));
        to.write('\n');
    }
}
