package org.sunledger.api.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The instructions of a Dockerfile, lines joined, comments gone, stage by stage. */
record Dockerfile(List<List<Instruction>> stages) {
    private static final Pattern PAIR = Pattern.compile("([A-Za-z_][\\w.]*)=(?:\"([^\"]*)\"|(\\S+))");

    record Instruction(String name, String arguments) {}

    static Dockerfile parse(String text) {
        var stages = new ArrayList<List<Instruction>>();
        var line = new StringBuilder();
        for (var raw : text.lines().toList()) {
            if (raw.isBlank() || raw.stripLeading().startsWith("#")) continue;
            boolean goesOn = raw.endsWith("\\");
            line.append(goesOn ? raw.substring(0, raw.length() - 1) : raw);
            if (goesOn) continue;
            var parts = line.toString().strip().split("\\s+", 2);
            line.setLength(0);
            if (parts[0].equals("FROM")) stages.add(new ArrayList<>());
            stages.getLast().add(new Instruction(parts[0], parts[1].strip()));
        }
        return new Dockerfile(stages);
    }

    /** What becomes the image. */
    List<Instruction> image() {
        return stages.getLast();
    }

    List<String> all(String name) {
        return image().stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    String only(String name) {
        var found = all(name);
        if (found.size() != 1) throw new AssertionError("%s stands there %d times".formatted(name, found.size()));
        return found.getFirst();
    }

    Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        for (var line : all("ENV")) {
            var pairs = PAIR.matcher(line);
            while (pairs.find())
                environment.put(pairs.group(1), pairs.group(2) != null ? pairs.group(2) : pairs.group(3));
        }
        return environment;
    }
}
