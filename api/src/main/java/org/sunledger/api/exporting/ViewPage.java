package org.sunledger.api.exporting;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.sunledger.api.exporting.ViewExport.Reading;
import org.sunledger.api.exporting.ViewExport.Sheet;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;
import org.sunledger.api.html.Language;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.OwnParameters;
import org.sunledger.api.reading.Paged;
import org.sunledger.api.security.OpenDoors;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.projections.engine.AsOf;

/** 台账: any view that says how people see it, page by page, with the form that asks it and the files to take home. */
@Controller
class ViewPage {
    static final String ADDRESS = "/views";

    private static final int ROWS = 100;
    private static final String AFTER = "after";
    private static final List<String> COMMON = List.of(Language.PARAMETER, AFTER);

    private final Exports exports;
    private final OpenViews open;
    private final OpenDoors doors;
    private final Books books;
    private final MessageSource messages;

    ViewPage(Exports exports, OpenViews open, OpenDoors doors, Books books, MessageSource messages) {
        this.exports = exports;
        this.open = open;
        this.doors = doors;
        this.books = books;
        this.messages = messages;
    }

    /**
     * One field of the form.
     *
     * @param type of the field; {@code select} where there are choices
     */
    record Field(String name, String type, @Nullable String value, List<Labelled> choices) {}

    /** A table of one row. */
    record Figures(String title, List<PageTable.Figure> figures) {}

    /** Which rows of how many, from 1. */
    record Range(int first, int last, int all) {}

    @GetMapping(ADDRESS)
    String all(HttpServletRequest request, Model model) {
        var frame = Frame.of(request, books);
        model.addAttribute("frame", frame);
        model.addAttribute("views", open.in(frame.language()));
        return "views";
    }

    @OwnParameters
    @GetMapping(ADDRESS + "/{view}")
    String page(
            @PathVariable String view,
            AsOf asOf,
            @RequestParam(defaultValue = "0") int after,
            HttpServletRequest request,
            Model model) {
        var export = exports.view(view).orElseThrow(() -> notFound(request));
        var shown = export.shown();
        if (shown == null) throw notFound(request);
        var frame = Frame.of(request, books);
        var titles = new Titles(messages, frame.language());
        var asked = Question.of(export, asOf, request, COMMON);
        var reading = export.read(asked);
        var same = same(reading, asked);
        model.addAttribute("frame", frame);
        model.addAttribute("title", titles.view(export));
        model.addAttribute("intro", titles.of("views.intro." + view));
        model.addAttribute("address", ADDRESS + "/" + view);
        model.addAttribute("asOf", reading.asOf());
        model.addAttribute(
                "countedFrom", asOf.effectiveOn() == null ? reading.settled().get("effectiveOn") : null);
        model.addAttribute("fields", fields(export, shown, asOf, asked, reading));
        model.addAttribute("downloads", Downloads.asked(view, same, frame));
        show(reading, shown, titles, frame, after, same, model);
        return "view";
    }

    private static RuntimeException notFound(HttpServletRequest request) {
        return ApiRefusal.NOT_FOUND.because("path", request.getRequestURI());
    }

    private void show(
            Reading<?> reading,
            Shown shown,
            Titles titles,
            Frame frame,
            int after,
            Map<String, @Nullable String> same,
            Model model) {
        var figures = new ArrayList<Figures>();
        for (var sheet : reading.sheets()) {
            if (shown.figures().contains(sheet.name())) {
                figures.add(new Figures(titles.table(sheet.name()), PageTable.figures(sheet, titles)));
            } else if (!model.containsAttribute("table")) {
                var all = rows(sheet);
                Paged.checkTurned(after, all.size());
                var to = Math.min(after + ROWS, all.size());
                var part = all.subList(after, to);
                model.addAttribute("table", PageTable.of(sheet, shown, part, titles, doors::isOpen, frame::to));
                model.addAttribute("range", new Range(after + 1, to, all.size()));
                var address = ADDRESS + "/" + reading.export().name();
                if (to < all.size()) model.addAttribute("next", turned(address, same, to, frame));
                if (after > 0) model.addAttribute("previous", turned(address, same, Math.max(0, after - ROWS), frame));
            }
        }
        model.addAttribute("figures", figures);
    }

    private static List<?> rows(Sheet sheet) {
        var rows = sheet.rows();
        return rows instanceof List<?> list
                ? list
                : StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static String turned(String address, Map<String, @Nullable String> same, int after, Frame frame) {
        var question = new LinkedHashMap<String, @Nullable String>(same);
        question.put(AFTER, String.valueOf(after));
        return frame.to(Downloads.address(address, question));
    }

    /** The question that gives this very answer whenever it is asked. */
    private static Map<String, @Nullable String> same(Reading<?> reading, Asked asked) {
        var asOf = reading.asOf();
        var same = new LinkedHashMap<String, @Nullable String>(asked.filters());
        same.put("position", String.valueOf(asOf.position()));
        if (asOf.effectiveOn() != null)
            same.put("effectiveOn", asOf.effectiveOn().toString());
        same.putAll(reading.settled());
        return same;
    }

    private static List<Field> fields(ViewExport<?> export, Shown shown, AsOf asOf, Asked asked, Reading<?> reading) {
        var fields = new ArrayList<Field>();
        for (var name : export.parameters()) {
            var choices = shown.choices().getOrDefault(name, List.of());
            switch (name) {
                case "effectiveOn" ->
                    fields.add(new Field(
                            name,
                            "date",
                            asOf.effectiveOn() == null
                                    ? null
                                    : asOf.effectiveOn().toString(),
                            choices));
                case "position" ->
                    fields.add(new Field(
                            name,
                            "number",
                            asOf.position() == null ? null : asOf.position().toString(),
                            choices));
                // Programs ask by instants and wait for their own writes; people name a day or a record.
                case "knownAt", "atLeast" -> {}
                default -> {
                    var given = asked.text(name);
                    fields.add(new Field(
                            name,
                            type(name, choices),
                            given == null ? reading.settled().get(name) : given,
                            choices));
                }
            }
        }
        return fields;
    }

    private static String type(String name, List<Labelled> choices) {
        if (!choices.isEmpty()) return "select";
        return switch (name) {
            case "from", "to" -> "date";
            case "year" -> "number";
            default -> "text";
        };
    }
}
