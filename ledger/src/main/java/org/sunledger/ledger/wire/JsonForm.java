package org.sunledger.ledger.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** How one type looks in JSON. Forms are made once per type and shared by all threads. */
interface JsonForm {
    void write(Object value, JsonGenerator json) throws IOException;

    /**
     * Reads a value back, strictly.
     *
     * @throws MalformedJson the node is not exactly what {@link #write} would have written
     */
    Object read(JsonNode node);
}
