package org.sunledger.api.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * The properties that this program reads: those that the libraries on the class path describe, and the components of our
 * own records. Names are compared as Spring binds environment variables: letters and digits only.
 */
final class KnownProperties {
    private final Set<String> names = new HashSet<>();

    KnownProperties() throws IOException {
        var json = new ObjectMapper();
        for (URL found : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (var stream = found.openStream()) {
                for (var property : json.readTree(stream).path("properties")) {
                    names.add(bare(property.path("name").asText()));
                }
            }
        }
        var ours = new ClassPathScanningCandidateComponentProvider(false);
        ours.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : ours.findCandidateComponents("org.sunledger")) {
            var type = type(found.getBeanClassName());
            addComponents(type.getAnnotation(ConfigurationProperties.class).value(), type);
        }
    }

    private void addComponents(String prefix, Class<?> type) {
        if (!type.isRecord()) return;
        for (var component : type.getRecordComponents()) {
            var name = prefix + "." + component.getName();
            names.add(bare(name));
            addComponents(name, component.getType());
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean contains(String environmentVariable) {
        return names.contains(bare(environmentVariable));
    }

    private static String bare(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
