package org.sunledger.api.exporting;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.sunledger.api.html.Language;
import org.sunledger.api.security.OpenDoors;

/** The views with a page that whoever sent this request may read. */
@Component
public class OpenViews {
    private final Exports exports;
    private final OpenDoors doors;
    private final MessageSource messages;

    OpenViews(Exports exports, OpenDoors doors, MessageSource messages) {
        this.exports = exports;
        this.doors = doors;
        this.messages = messages;
    }

    /** @param intro what it tells, in one sentence */
    public record Open(String address, String title, String intro) {}

    public List<Open> in(Language language) {
        var titles = new Titles(messages, language);
        return exports.views().stream()
                .filter(view -> view.shown() != null)
                .filter(view -> doors.isOpen(view.address()))
                .map(view -> new Open(
                        ViewPage.ADDRESS + "/" + view.name(),
                        titles.view(view),
                        titles.of("views.intro." + view.name())))
                .toList();
    }
}
