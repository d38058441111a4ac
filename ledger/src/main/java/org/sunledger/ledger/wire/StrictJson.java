package org.sunledger.ledger.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes ↔ one JSON object, with nothing forgiven: UTF-8 without mark, no second value, no key twice. */
final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Forms find a key twice by themselves. */
    private static final JsonFactory READER = new JsonFactory();

    private static final char REPLACEMENT = '\uFFFD';

    private StrictJson() {}

    /**
     * Reads what the form would have written.
     *
     * @throws MalformedJson the bytes are anything else
     */
    static Object read(RecordForm form, byte[] bytes) {
        try (var json = READER.createParser(text(bytes))) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw notAnObject();
            var value = form.read(json);
            if (json.nextToken() != null) throw new MalformedJson("trailing token " + json.getText());
            return value;
        } catch (JsonProcessingException e) {
            throw new MalformedJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail to be read", e);
        }
    }

    /** The same of an object that an upcaster has raised. */
    static Object read(RecordForm form, ObjectNode raised) {
        try (var json = MAPPER.treeAsTokens(raised)) {
            json.nextToken();
            return form.read(json);
        } catch (IOException e) {
            throw new IllegalStateException("A tree does not fail to be read", e);
        }
    }

    /** As upcasters take it. */
    static ObjectNode object(byte[] bytes) {
        try {
            if (MAPPER.readTree(text(bytes)) instanceof ObjectNode object) return object;
            throw notAnObject();
        } catch (JsonProcessingException e) {
            throw new MalformedJson(e.getOriginalMessage());
        }
    }

    private static MalformedJson notAnObject() {
        return new MalformedJson("not a JSON object");
    }

    static byte[] bytes(RecordForm form, Record value) {
        var out = new ByteArrayOutputStream(512);
        try (var json = MAPPER.createGenerator(out)) {
            form.write(value, json);
        } catch (JsonProcessingException e) {
            throw new MalformedJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail to be written", e);
        }
        return out.toByteArray();
    }

    // Jackson would guess the encoding of bytes; a journal has one.
    private static String text(byte[] bytes) {
        // Whatever is not UTF-8 becomes this character, far faster than a decoder finds it; who wrote it is asked
        // again.
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strict(bytes);
    }

    private static String strict(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJson("not UTF-8");
        }
    }
}
