package org.sunledger.api.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The properties that this program reads: those that the libraries on the class path describe, and our own, which stand
 * in the sources. Names are compared as Spring binds environment variables: letters and digits only.
 */
final class KnownProperties {
    private static final Pattern OURS = Pattern.compile("sunledger(?:\\.[a-z][a-z0-9-]*)+");

    private final Set<String> names = new HashSet<>();

    KnownProperties() throws IOException {
        var json = new ObjectMapper();
        for (URL found : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var stream = found.openStream()) {
                json.readTree(stream)
                        .path("properties")
                        .forEach(
                                property -> names.add(bare(property.path("name").asText())));
            }
        }
        for (var module : Repository.MODULES) {
            try (var files = Files.walk(Repository.ROOT.resolve(module).resolve("src/main"))) {
                for (var file : files.filter(file -> file.toString().matches(".*\\.(java|yml|yaml|properties)"))
                        .toList()) {
                    var found = OURS.matcher(Repository.text(file));
                    while (found.find()) names.add(bare(found.group()));
                }
            }
        }
    }

    boolean contains(String environmentVariable) {
        return names.contains(bare(environmentVariable));
    }

    private static String bare(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
