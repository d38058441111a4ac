package org.sunledger.api.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file below {@code docker/}, with anchors and merges resolved as compose resolves them. */
record ComposeFile(String name, String text, Map<String, Object> root) {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(?::[-?]([^}]*))?}");

    static ComposeFile read(String name) {
        var text = Repository.text("docker/" + name);
        return new ComposeFile(name, text, map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text)));
    }

    Map<String, Object> services() {
        return map(root.get("services"));
    }

    Map<String, Object> service(String service) {
        return map(services().get(service));
    }

    Map<String, String> environment(String service) {
        var environment = new LinkedHashMap<String, String>();
        map(service(service).get("environment"))
                .forEach((name, value) -> environment.put(name, value.toString().replace("$$", "$")));
        return environment;
    }

    /** Where a service finds a secret: below {@code /run/secrets}, under the target's name. */
    Map<String, String> secretsByTarget(String service) {
        var secrets = new LinkedHashMap<String, String>();
        for (var each : list(service(service).get("secrets"))) {
            if (each instanceof String secret) secrets.put(secret, secret);
            else
                secrets.put(
                        map(each).get("target").toString(),
                        map(each).get("source").toString());
        }
        return secrets;
    }

    Set<String> declared(String kind) {
        return map(root.get(kind)).keySet();
    }

    /** Variables that somebody may or must set, outside of {@code $${…}}, which compose hands on. */
    Set<String> variables() {
        var names = new TreeSet<String>();
        var found = VARIABLE.matcher(text);
        while (found.find()) names.add(found.group(1));
        return names;
    }

    /** A value with each variable's default in its place. */
    static String withDefaults(String value) {
        return VARIABLE.matcher(value).replaceAll(found -> found.group(2) == null ? "" : found.group(2));
    }

    List<String> mounts(String service) {
        return strings(service(service).get("volumes"));
    }

    @SuppressWarnings("unchecked") // a YAML mapping of these files has names for keys
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    static List<Object> list(@Nullable Object node) {
        return node == null ? List.of() : new ArrayList<>((List<?>) node);
    }

    static List<String> strings(@Nullable Object node) {
        return list(node).stream().map(Object::toString).toList();
    }
}
