package org.sunledger.api.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the project, found from wherever a test is started. */
final class Repository {
    static final List<String> MODULES = List.of("ledger", "projections", "api");

    static final Path ROOT = root();

    private Repository() {}

    private static Path root() {
        var start = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (var directory = start; directory != null; directory = directory.getParent()) {
            if (MODULES.stream().map(directory::resolve).allMatch(Files::isDirectory)) return directory;
        }
        throw new IllegalStateException("No repository around " + start);
    }

    static String text(String path) {
        return text(ROOT.resolve(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java files below {@code module/src}, or a part of it such as {@code "main"}; generated ones lie elsewhere. */
    static List<Path> java(String module, String part) {
        var sources = ROOT.resolve(module).resolve("src").resolve(part);
        if (!Files.isDirectory(sources)) return List.of();
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> allJava() {
        return MODULES.stream().flatMap(module -> java(module, "").stream());
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** Names at the top level: as git tracks them, or, where there is no git, as they lie there after a build. */
    static List<String> topLevel() {
        try {
            var tracked = tracked();
            if (!tracked.isEmpty()) {
                return tracked.stream()
                        .map(path -> path.replaceFirst("/.*", ""))
                        .distinct()
                        .toList();
            }
            try (var entries = Files.list(ROOT)) {
                return entries.map(entry -> entry.getFileName().toString())
                        .filter(name -> !name.equals("target"))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tracked() {
        try {
            var git = new ProcessBuilder("git", "ls-files")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? output.lines().toList() : List.of();
        } catch (IOException noGit) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
