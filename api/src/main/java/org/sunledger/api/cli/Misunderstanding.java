package org.sunledger.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say when a command line was not understood: what was found, and what would be right. */
final class Misunderstanding {
    private Misunderstanding() {}

    static List<String> of(ParameterException failure) {
        var lines = new ArrayList<>(
                switch (failure) {
                    case UnmatchedArgumentException unknown -> unknown(unknown);
                    case MissingParameterException missing ->
                        List.of("缺少 %s。".formatted(labels(missing)), "%s is missing.".formatted(labels(missing)));
                    default -> List.of("命令行有误:" + failure.getMessage(), "Not understood: " + failure.getMessage());
                });
        var command = failure.getCommandLine();
        var names = command.getSubcommands().keySet();
        if (!names.isEmpty()) lines.add("可用命令 commands: " + String.join(", ", names));
        lines.add("用法 usage: " + command.getCommandSpec().qualifiedName() + " --help");
        return lines;
    }

    private static List<String> unknown(UnmatchedArgumentException failure) {
        var word = failure.getUnmatched().getFirst();
        var lines = new ArrayList<String>();
        if (word.startsWith("-")) {
            lines.add("不认识选项“%s”。设置写作 --名称=值,名称中带点。".formatted(word));
            lines.add("Unknown option '%s'. Settings are written --name=value and have a dot in their name."
                    .formatted(word));
        } else {
            lines.add("不认识“%s”。设置的值写在等号之后:--名称=值。".formatted(word));
            lines.add(
                    "Unknown word '%s'. The value of a setting follows an equals sign: --name=value.".formatted(word));
        }
        var near = failure.getSuggestions().stream()
                .filter(each -> !each.isBlank())
                .toList();
        if (!near.isEmpty()) lines.add("是不是要 did you mean: " + String.join(", ", near));
        return lines;
    }

    private static String labels(MissingParameterException failure) {
        return String.join(
                " ",
                failure.getMissing().stream()
                        .map(Misunderstanding::name)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** An option by its name: a flag's label names nothing that a person could type. */
    private static String name(CommandLine.Model.ArgSpec missing) {
        return missing instanceof CommandLine.Model.OptionSpec option ? option.longestName() : missing.paramLabel();
    }
}
