package org.sunledger.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.shared.Event;

/**
 * One recorded JSON per event and schema version. A golden file is never edited: a changed fact is a new version, a new
 * file and an {@link Upcaster}.
 *
 * <p>For a new event, add its example to {@link EventExamples} and run this test with {@code -Dgolden.create=true}: files
 * that are missing are written, files that are there are never touched. Read them, run the test again without it, and only then commit them.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final EventJson JSON = new EventJson();

    @ParameterizedTest
    @MethodSource("org.sunledger.ledger.wire.EventExamples#all")
    void an_event_is_written_and_read_exactly_as_recorded(Event example) throws IOException {
        var name = WireNames.of(example);
        var golden = golden(fileOf(example), JSON.write(example));
        assertThat(text(JSON.write(example))).isEqualTo(text(golden));
        assertThat(JSON.read(name.eventType(), name.schemaVersion(), golden)).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("envelopeFiles")
    void an_envelope_is_written_and_read_exactly_as_recorded(String file) throws IOException {
        var envelope = file.equals("envelope.1.json") ? EventExamples.ENVELOPE : EventExamples.MINIMAL_ENVELOPE;
        var golden = golden(file, EnvelopeJson.write(envelope));
        assertThat(text(EnvelopeJson.write(envelope))).isEqualTo(text(golden));
        assertThat(EnvelopeJson.read(golden)).isEqualTo(envelope);
    }

    static List<String> envelopeFiles() {
        return List.of("envelope.1.json", "envelope.1.minimal.json");
    }

    @Test
    void every_event_has_one_full_example() {
        assertThat(EventExamples.full().stream().map(Event::getClass).toList())
                .doesNotHaveDuplicates()
                .hasSameElementsAs(WireNames.eventClasses());
        for (var example : EventExamples.full()) requireFull(example);
        requireFull(EventExamples.ENVELOPE.source());
        assertThat(nullsOf(EventExamples.ENVELOPE)).isEmpty();
    }

    @Test
    void every_event_with_nullable_fields_has_one_sparse_example() {
        var expected = WireNames.eventClasses().stream()
                .filter(eventClass -> hasNullable(eventClass, new HashSet<>()))
                .toList();
        assertThat(EventExamples.sparse().stream().map(Event::getClass).toList())
                .doesNotHaveDuplicates()
                .hasSameElementsAs(expected);
        for (var example : EventExamples.sparse()) requireSparse(example);
        requireSparse(EventExamples.MINIMAL_ENVELOPE);
    }

    @Test
    void every_event_has_a_golden_file_of_its_current_version_and_no_file_is_left_over() throws IOException {
        Set<String> expected = new TreeSet<>(envelopeFiles());
        for (var example : EventExamples.all()) expected.add(fileOf(example));
        // Files of versions that are only read any more stay; their upcaster's test reads them.
        for (var eventClass : WireNames.eventClasses()) {
            var name = WireNames.of(eventClass);
            for (int version = 1; version < name.schemaVersion(); version++) {
                expected.add(name.eventType() + "." + version + ".json");
            }
        }
        assertThat(filesThere()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void a_golden_file_holds_only_components_in_their_order() {
        for (var example : EventExamples.full()) {
            var written = StrictJson.object(JSON.write(example));
            var components = Stream.of(example.getClass().getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            assertThat(written.fieldNames()).toIterable().containsExactlyElementsOf(components);
        }
    }

    private static String fileOf(Event example) {
        var name = WireNames.of(example);
        var file = name.eventType() + "." + name.schemaVersion();
        return file + (EventExamples.sparse().contains(example) ? ".minimal.json" : ".json");
    }

    private static byte[] golden(String file, byte[] written) throws IOException {
        var path = GOLDEN.resolve(file);
        if (Files.notExists(path)) {
            if (!Boolean.getBoolean("golden.create")) fail("No golden file %s; see the comment of this class", path);
            Files.write(path, written);
        }
        return Files.readAllBytes(path);
    }

    private static Set<String> filesThere() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void requireFull(Object value) {
        if (value instanceof List<?> list) {
            assertThat(list).isNotEmpty();
            list.forEach(GoldenFilesTest::requireFull);
        }
        if (!(value instanceof Record)) return;
        assertThat(nullsOf(value)).as("%s", value).isEmpty();
        for (var part : value.getClass().getRecordComponents()) {
            var inner = read(part, value);
            if (inner != null) requireFull(inner);
        }
    }

    private static void requireSparse(Object value) {
        if (!(value instanceof Record)) return;
        for (var part : value.getClass().getRecordComponents()) {
            var inner = read(part, value);
            if (isNullable(part))
                assertThat(inner).as("%s of %s", part.getName(), value).isNull();
            if (inner != null) requireSparse(inner);
        }
    }

    private static List<String> nullsOf(Object value) {
        return Stream.of(value.getClass().getRecordComponents())
                .filter(part -> read(part, value) == null)
                .map(RecordComponent::getName)
                .toList();
    }

    private static boolean hasNullable(Type type, Set<Type> seen) {
        if (type instanceof ParameterizedType list) return hasNullable(list.getActualTypeArguments()[0], seen);
        if (!(type instanceof Class<?> plain) || !plain.isRecord() || !seen.add(type)) return false;
        return Stream.of(plain.getRecordComponents())
                .anyMatch(part -> isNullable(part) || hasNullable(part.getGenericType(), seen));
    }

    private static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object read(RecordComponent part, Object value) {
        try {
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
