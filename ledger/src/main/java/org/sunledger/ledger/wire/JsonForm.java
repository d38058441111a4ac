package org.sunledger.ledger.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** How one type looks in JSON. Forms are made once per type and shared by all threads. */
interface JsonForm {
    void write(Object value, JsonGenerator json) throws IOException;

    /**
     * Reads a value back, strictly and at once: no tree is built of what becomes a record anyway.
     *
     * @param json at the first token of the value; left at its last
     * @throws MalformedJson the value is not exactly what {@link #write} would have written
     */
    Object read(JsonParser json) throws IOException;

    /** What stands where something else should. */
    static MalformedJson expected(String what, JsonParser json) throws IOException {
        return new MalformedJson("%s expected, found %s".formatted(what, json.getText()));
    }
}
