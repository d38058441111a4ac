package org.sunledger.api.exporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.sunledger.api.security.SameDoor;

/** Every view that may be taken home or has a page here, and every form of file. */
@Component
class Exports implements SameDoor {
    static final String ADDRESS = "/api/v1/exports";

    private final Map<String, ViewExport<?>> views;
    private final Map<String, FileFormat> formats;

    Exports(List<ViewExport<?>> views, List<FileFormat> formats) {
        this.views = views.stream()
                .collect(Collectors.toMap(ViewExport::name, Function.identity(), Exports::twice, TreeMap::new));
        this.formats = formats.stream()
                .collect(Collectors.toMap(FileFormat::extension, Function.identity(), Exports::twice, TreeMap::new));
    }

    private static <T> T twice(T one, T other) {
        throw new IllegalStateException("Two of one name: " + one + " and " + other);
    }

    List<ViewExport<?>> views() {
        return List.copyOf(views.values());
    }

    List<String> extensions() {
        return List.copyOf(formats.keySet());
    }

    Optional<ViewExport<?>> view(String name) {
        return Optional.ofNullable(views.get(name));
    }

    Optional<FileFormat> format(String extension) {
        return Optional.ofNullable(formats.get(extension));
    }

    @Override
    public Optional<String> addressBehind(String path) {
        if (path.startsWith(ViewPage.ADDRESS + "/")) {
            return view(path.substring(ViewPage.ADDRESS.length() + 1)).map(ViewExport::address);
        }
        if (!path.startsWith(ADDRESS + "/")) return Optional.empty();
        var file = path.substring(ADDRESS.length() + 1);
        int dot = file.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : view(file.substring(0, dot)).map(ViewExport::address);
    }
}
