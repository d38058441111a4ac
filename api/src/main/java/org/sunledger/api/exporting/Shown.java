package org.sunledger.api.exporting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.shared.Labelled;

/**
 * How people see a view on its page: some of its columns, where they lead, and what is marked. Files have every column.
 *
 * @param places the columns of the first table, in their order
 * @param figures names of the tables of one row, which are shown as figures
 * @param choices filters that take one of a set of words
 */
public record Shown(List<Place> places, Set<String> figures, Map<String, List<Labelled>> choices) {
    public Shown {
        places = List.copyOf(places);
        figures = Set.copyOf(figures);
        choices = new LinkedHashMap<>(choices);
    }

    /**
     * One column of the page.
     *
     * @param sources columns of the view; the first that has a value is shown
     * @param link where it leads; null: nowhere. What the reader may not open is no link
     * @param name what people call the value; null: as it is
     * @param isAlarming whether a row's value must catch the eye
     * @param isCode a rule's number and the like, set apart from words
     */
    record Place(
            String title,
            List<String> sources,
            @Nullable Function<Object, @Nullable String> link,
            @Nullable BiFunction<String, Language, String> name,
            Predicate<Object> isAlarming,
            boolean isCode) {}

    /** These columns, by the names they have in the rows' JSON. */
    public static Shown of(String... columns) {
        return new Shown(List.of(), Set.of(), Map.of()).and(columns);
    }

    /** These columns after those that are there. */
    public Shown and(String... columns) {
        var all = this;
        for (var column : columns) all = all.either(column, column);
        return all;
    }

    /** A column more, which shows the one of these that has a value. */
    public Shown either(String title, String... sources) {
        var more = new ArrayList<>(places);
        more.add(new Place(title, List.of(sources), null, null, row -> false, false));
        return new Shown(more, figures, choices);
    }

    /** One column leads to an address of this site. */
    public <R> Shown link(String column, Class<R> row, Function<R, @Nullable String> address) {
        return changed(
                column,
                p -> new Place(
                        p.title(),
                        p.sources(),
                        value -> address.apply(row.cast(value)),
                        p.name(),
                        p.isAlarming(),
                        p.isCode()));
    }

    /** The value of one column has a name. */
    public Shown named(String column, BiFunction<String, Language, String> name) {
        return changed(column, p -> new Place(p.title(), p.sources(), p.link(), name, p.isAlarming(), p.isCode()));
    }

    /** The value of one column is a code: set apart from words. */
    public Shown asCode(String column) {
        return changed(column, p -> new Place(p.title(), p.sources(), p.link(), p.name(), p.isAlarming(), true));
    }

    /** One column catches the eye in some rows. */
    public <R> Shown alarm(String column, Class<R> row, Predicate<R> isAlarming) {
        return changed(
                column,
                p -> new Place(
                        p.title(),
                        p.sources(),
                        p.link(),
                        p.name(),
                        value -> isAlarming.test(row.cast(value)),
                        p.isCode()));
    }

    /** A table of one row is shown as figures. */
    public Shown asFigures(String table) {
        var more = new HashSet<>(figures);
        more.add(table);
        return new Shown(places, more, choices);
    }

    /** A filter takes one of these words. */
    public Shown choice(String filter, Labelled... words) {
        var more = new LinkedHashMap<>(choices);
        more.put(filter, List.of(words));
        return new Shown(places, figures, more);
    }

    private Shown changed(String column, UnaryOperator<Place> change) {
        if (places.stream().noneMatch(place -> place.title().equals(column))) {
            throw new IllegalArgumentException("Not shown: " + column);
        }
        return new Shown(
                places.stream()
                        .map(place -> place.title().equals(column) ? change.apply(place) : place)
                        .toList(),
                figures,
                choices);
    }
}
