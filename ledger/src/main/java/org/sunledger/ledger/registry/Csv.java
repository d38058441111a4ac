package org.sunledger.ledger.registry;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the tables that are shipped with the program; they have a header line. */
final class Csv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Csv() {}

    static List<CSVRecord> rows(String resource) {
        var stream = Csv.class.getResourceAsStream(resource);
        if (stream == null) throw new IllegalStateException("Not shipped with the program: " + resource);
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
