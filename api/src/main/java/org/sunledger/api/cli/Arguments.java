package org.sunledger.api.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A command line taken apart: settings such as {@code --sunledger.data=…} go to the configuration, whatever the command;
 * the rest is the command's. Settings are told by the dot in their name.
 */
public record Arguments(List<String> settings, List<String> words) {
    static final String SERVE = "serve";

    private static final Set<String> QUESTIONS = Set.of("-h", "--help", "-V", "--version");

    public Arguments {
        settings = List.copyOf(settings);
        words = List.copyOf(words);
    }

    public static Arguments of(String... given) {
        return new Arguments(
                Arrays.stream(given).filter(Arguments::isSetting).toList(),
                Arrays.stream(given).filter(each -> !isSetting(each)).toList());
    }

    private static boolean isSetting(String argument) {
        var name = argument.replaceFirst("=.*", "");
        return name.startsWith("--") && name.contains(".");
    }

    /** Whether the program is to serve: asked for by name, or nothing else asked for. */
    public boolean isServe() {
        if (words.stream().anyMatch(QUESTIONS::contains)) return false;
        var commands = words.stream().filter(word -> !word.startsWith("-")).toList();
        return commands.isEmpty() || commands.equals(List.of(SERVE));
    }

    /** What the server is started with: everything but its name. */
    public static String[] ofServer(String... given) {
        return Arrays.stream(given).filter(each -> !each.equals(SERVE)).toArray(String[]::new);
    }
}
