package org.sunledger.ledger.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The forms of everything that may stand in an event. A type that is not listed here is refused when the program starts,
 * so nothing gets onto the disk in a shape nobody chose.
 */
final class JsonForms {
    private JsonForms() {}

    static JsonForm of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new ListForm(of(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) throw new IllegalArgumentException("No JSON form for " + type);
        if (plain == String.class) return new TextForm(text -> text, TextForm.ANY_LENGTH);
        if (plain == UUID.class) return new TextForm(UUID::fromString, 36);
        if (plain == LocalDate.class) return new TextForm(JsonForms::day, 10);
        if (plain == YearMonth.class) return new TextForm(YearMonth::parse, 7);
        if (plain == long.class) return new LongForm();
        if (plain == int.class || plain == Integer.class) return new IntForm();
        if (plain == boolean.class) return new BooleanForm();
        if (plain.isEnum()) return new EnumForm(plain);
        if (plain.isRecord()) {
            var form = new RecordForm(plain.asSubclass(Record.class));
            return form.hasOneComponent() ? new BareForm(form) : form;
        }
        throw new IllegalArgumentException("No JSON form for " + type);
    }

    /** By hand, because every record holds days; that the spelling is the only one is looked at afterwards. */
    private static LocalDate day(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') throw new DateTimeException(text);
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw new DateTimeException(text);
            number = 10 * number + digit;
        }
        return number;
    }

    /** A record of one component (an id, a code, an amount) is written as that component. */
    private record BareForm(RecordForm record) implements JsonForm {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            record.onlyForm().write(record.only(value), json);
        }

        @Override
        public Object read(JsonParser json) throws IOException {
            var bare = record.onlyForm().read(json);
            var value = record.make(bare);
            // A constructor may tidy up what people type; what is on disk was tidied before.
            if (!record.only(value).equals(bare)) throw new MalformedJson("not in its canonical form: " + bare);
            return value;
        }
    }

    /**
     * @param length of the only spelling; the JDK also reads 1-1-1-1-1 as a UUID and writes years of five digits
     */
    private record TextForm(Function<String, Object> parse, int length) implements JsonForm {
        static final int ANY_LENGTH = -1;

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            var text = value.toString();
            requireSpelling(text);
            json.writeString(text);
        }

        @Override
        public Object read(JsonParser json) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) throw JsonForm.expected("text", json);
            var text = json.getText();
            requireSpelling(text);
            try {
                var value = parse.apply(text);
                if (value.toString().equals(text)) return value;
            } catch (DateTimeException | IllegalArgumentException ignored) {
                // Reported below, in one sentence for both ways to be wrong.
            }
            throw notCanonical(text);
        }

        private void requireSpelling(String text) {
            if (hasLoneSurrogate(text)) throw new MalformedJson("half a character");
            if (length != ANY_LENGTH && text.length() != length) throw notCanonical(text);
        }

        private static MalformedJson notCanonical(String text) {
            return new MalformedJson("not in its canonical form: " + text);
        }

        private static boolean hasLoneSurrogate(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!Character.isSurrogate(c)) continue;
                // The high half of a pair comes first.
                if (Character.isLowSurrogate(c) || i + 1 == text.length()) return true;
                if (!Character.isLowSurrogate(text.charAt(++i))) return true;
            }
            return false;
        }
    }

    private record LongForm() implements JsonForm {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Long) value);
        }

        @Override
        public Object read(JsonParser json) throws IOException {
            if (isWhole(json)) return json.getLongValue();
            throw JsonForm.expected("whole number", json);
        }

        /** Whether it is one of 64 bits. */
        static boolean isWhole(JsonParser json) throws IOException {
            return json.hasToken(JsonToken.VALUE_NUMBER_INT)
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        }
    }

    private record IntForm() implements JsonForm {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Integer) value);
        }

        @Override
        public Object read(JsonParser json) throws IOException {
            if (LongForm.isWhole(json) && json.getLongValue() == (int) json.getLongValue())
                return (int) json.getLongValue();
            throw JsonForm.expected("whole number of 32 bits", json);
        }
    }

    private record BooleanForm() implements JsonForm {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeBoolean((Boolean) value);
        }

        @Override
        public Object read(JsonParser json) throws IOException {
            if (json.hasToken(JsonToken.VALUE_TRUE)) return true;
            if (json.hasToken(JsonToken.VALUE_FALSE)) return false;
            throw JsonForm.expected("true or false", json);
        }
    }

    private record EnumForm(Map<String, Object> constants) implements JsonForm {
        EnumForm(Class<?> type) {
            this(new HashMap<>());
            for (var constant : type.getEnumConstants()) constants.put(((Enum<?>) constant).name(), constant);
        }

        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeString(((Enum<?>) value).name());
        }

        @Override
        public Object read(JsonParser json) throws IOException {
            var constant = json.hasToken(JsonToken.VALUE_STRING) ? constants.get(json.getText()) : null;
            if (constant == null) throw new MalformedJson("unknown value " + json.getText());
            return constant;
        }
    }

    private record ListForm(JsonForm element) implements JsonForm {
        @Override
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeStartArray();
            for (var each : (List<?>) value) element.write(each, json);
            json.writeEndArray();
        }

        @Override
        public Object read(JsonParser json) throws IOException {
            if (!json.isExpectedStartArrayToken()) throw JsonForm.expected("list", json);
            List<Object> values = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                try {
                    values.add(element.read(json));
                } catch (MalformedJson e) {
                    throw e.within(values.size());
                }
            }
            return List.copyOf(values);
        }
    }
}
