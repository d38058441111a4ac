package org.sunledger.api.html;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.sunledger.api.security.OpenDoors;

/** 导航: where whoever reads this page may go. The doors say which entries are shown, so none leads to a refusal. */
@Component
public class Menu {
    private static final List<Entry> EVERYWHERE = List.of(
            new Entry("/", "frame.county"),
            new Entry("/notices", "frame.notices"),
            new Entry("/waiting", "waiting.title"),
            new Entry("/views", "views.title"));

    private static final Entry DESK = new Entry("/audit", "frame.audit");

    /** What the auditor's desk leads to, for those to whom the desk is closed and this is not. */
    private static final List<Entry> BESIDE_THE_DESK = List.of(
            new Entry("/audit/time", "time.title"),
            new Entry("/audit/flows", "flows.title"),
            new Entry("/audit/rebuilds", "rebuilds.title"),
            new Entry("/audit/replays", "replays.title"));

    private final OpenDoors doors;

    Menu(OpenDoors doors) {
        this.doors = doors;
    }

    /** @param key of the message that names it */
    public record Entry(String address, String key) {}

    public List<Entry> entries() {
        var further = isOpen(DESK) ? List.of(DESK) : BESIDE_THE_DESK;
        return Stream.concat(EVERYWHERE.stream(), further.stream())
                .filter(this::isOpen)
                .toList();
    }

    private boolean isOpen(Entry entry) {
        return doors.isOpen(entry.address());
    }
}
