package org.sunledger.api.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.RecordedAt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The ledger's words in JSON: a record of one component (a code, a document number, an amount) is written as that
 * component, and texts, dates and ids have one spelling.
 */
final class LedgerWords extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** No name, task or location is longer; what is, is a file in the wrong field. */
    static final int TEXT_MAX = 4_000;

    LedgerWords() {
        super("ledger-words");
        addDeserializer(String.class, new Text());
        addDeserializer(LocalDate.class, new Spelled<>(LocalDate.class, LocalDate::parse));
        addDeserializer(YearMonth.class, new Spelled<>(YearMonth.class, YearMonth::parse));
        addSerializer(Instant.class, new Stamp());
        addDeserializer(UUID.class, new Spelled<>(UUID.class, UUID::fromString));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new BareReading());
        context.addSerializers(new BareWriting());
    }

    static boolean isBare(Class<?> type) {
        return type.isRecord()
                && (type.getName().startsWith("org.sunledger.ledger.") || type == FreeText.class)
                && type.getRecordComponents().length == 1
                && !Iterable.class.isAssignableFrom(type.getRecordComponents()[0].getType());
    }

    private static final class BareReading extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isBare(type.getRawClass()) ? new BareReader(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return isBare(type);
        }
    }

    private static final class BareReader extends StdDeserializer<Object> {
        private final Class<?> component;
        private final Constructor<?> constructor;

        BareReader(Class<?> type) {
            super(type);
            component = type.getRecordComponents()[0].getType();
            try {
                constructor = type.getDeclaredConstructor(component);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("Every record has its constructor", e);
            }
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            var value = context.readValue(json, component);
            try {
                return constructor.newInstance(value);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException refused) throw refused;
                throw new IllegalStateException(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class BareWriting extends Serializers.Base {
        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            return isBare(type.getRawClass()) ? new BareWriter(type.getRawClass()) : null;
        }
    }

    private static final class BareWriter extends StdSerializer<Object> {
        private final Method accessor;

        BareWriter(Class<?> type) {
            super(type);
            accessor = type.getRecordComponents()[0].getAccessor();
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            try {
                context.writeValue(json, accessor.invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An instant as the journal prints it: UTC, three decimals. */
    private static final class Stamp extends StdSerializer<Instant> {
        Stamp() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(RecordedAt.text(value));
        }
    }

    /** Text is text: no number, no yes; nothing that cannot be printed. */
    private static final class Text extends StdDeserializer<String> {
        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            var text = textOf(json, String.class);
            if (text.length() > TEXT_MAX) throw ApiRefusal.TEXT_TOO_LONG.because("max", TEXT_MAX);
            if (!isPrintable(text)) throw ApiRefusal.TEXT_UNPRINTABLE.because();
            return text;
        }

        private static boolean isPrintable(String text) {
            return text.codePoints()
                    .allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !(Character.isISOControl(c) || isHalf(c)));
        }

        private static boolean isHalf(int codePoint) {
            return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        }
    }

    /** One spelling: what is read prints as it was written. */
    private static final class Spelled<T> extends StdDeserializer<T> {
        private final Function<String, T> parse;

        Spelled(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            var text = textOf(json, handledType());
            try {
                var value = parse.apply(text);
                // The JDK also reads 1-1-1-1-1 and +12018-01-01.
                if (value != null && value.toString().equalsIgnoreCase(text)) return value;
            } catch (DateTimeException | IllegalArgumentException ignored) {
                // Both ways to be wrong are reported below.
            }
            throw wrong(json, text, handledType());
        }
    }

    private static String textOf(JsonParser json, Class<?> type) {
        if (json.currentToken() == JsonToken.VALUE_STRING) return json.getString();
        throw wrong(json, json.currentToken() + "", type);
    }

    private static InvalidFormatException wrong(JsonParser json, String found, Class<?> type) {
        return new InvalidFormatException(json, "Not a " + type.getSimpleName(), found, type);
    }
}
