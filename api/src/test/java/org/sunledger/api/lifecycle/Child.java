package org.sunledger.api.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program in a process of its own, on a data directory below {@code target}. */
final class Child implements AutoCloseable {
    static final Path TARGET =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");

    /** For a start on a machine that is busy with other tests; nothing waits so long when all is well. */
    static final Duration LONG = Duration.ofSeconds(120);

    /** The tests' own configuration would be part of the program, and their logging would silence it. */
    private static final Pattern OF_TESTS = Pattern.compile("/test-classes$|-tests\\.jar$");

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path data;
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean isSilent;

    private Child(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /** An empty one, but for PostgreSQL's programs, which are unpacked once for all. */
    static Path freshDirectory() throws IOException {
        var programs = Files.createDirectories(TARGET.resolve("lifecycle/binaries"));
        var data = Files.createTempDirectory(TARGET.resolve("lifecycle"), "data-");
        // The superuser's tests may have to run the server under another account, which must be able to come in here.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(Files.createDirectory(data.resolve("postgres")).resolve("binaries"), programs);
        return data;
    }

    /** Starts the program as a user does: its own classes and nothing of the tests. */
    static Child start(Path data, String... arguments) throws IOException {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !OF_TESTS.matcher(entry).find())
                .collect(Collectors.joining(":"));
        // A test run in the background ignores SIGINT, and so would its children.
        var line = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "-cp",
                classes,
                "org.sunledger.api.Sunledger",
                "--sunledger.data=" + data));
        if (Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("--server.port"))) {
            line.add("--server.port=0");
        }
        line.addAll(List.of(arguments));
        var child = new Child(
                data, new ProcessBuilder(line).redirectErrorStream(true).start());
        Thread.ofPlatform().daemon().name("output of " + child.process.pid()).start(child::listen);
        return child;
    }

    private void listen() {
        try (var reader = process.inputReader()) {
            for (String line; (line = reader.readLine()) != null; ) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException ended) {
            // A killed process says nothing more.
        } finally {
            synchronized (lines) {
                isSilent = true;
                lines.notifyAll();
            }
        }
    }

    /** Waits for a line of output, also one that came before. */
    Matcher said(Pattern pattern, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lines) {
            for (int next = 0; ; ) {
                for (; next < lines.size(); next++) {
                    var found = pattern.matcher(lines.get(next));
                    if (found.find()) return found;
                }
                var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || isSilent)
                    throw new AssertionError("Nobody said " + pattern + ":\n" + String.join("\n", lines));
                lines.wait(left);
            }
        }
    }

    Matcher said(String pattern) throws InterruptedException {
        return said(Pattern.compile(pattern), LONG);
    }

    String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    int port() throws InterruptedException {
        return Integer.parseInt(said(PORT, LONG).group(1));
    }

    HttpResponse<String> get(String path, String... headers) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                    .timeout(LONG);
            if (headers.length > 0) request.headers(headers);
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> post(String login, String path, String body) throws InterruptedException {
        return send("POST", login, path, body);
    }

    /** With a key of its own. */
    HttpResponse<String> send(String method, String login, String path, String body) throws InterruptedException {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                            .timeout(LONG)
                            .header("Authorization", login)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks until the answer has this status; each question waits for its answer, so this does not spin. */
    HttpResponse<String> getUntil(String path, int status) throws InterruptedException {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (true) {
            var answer = get(path);
            if (answer.statusCode() == status) return answer;
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(path + " still answers " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    /** As the owner of the embedded database. */
    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + text("port") + "/sunledger", "sunledger", text("password"));
    }

    private String text(String file) throws IOException {
        return Files.readString(data.resolve("postgres").resolve(file)).strip();
    }

    /** The postmaster's number, as it wrote it down. */
    long postgres() throws IOException {
        var pid = text("cluster/postmaster.pid").lines().findFirst().orElseThrow();
        return Long.parseLong(pid.strip());
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    /** kill -9 of the program; its database lives on. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** kill -9 of the database's first process; its children follow by themselves. */
    void killDatabase() throws IOException {
        kill(postgres());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The exit code: 128 and the signal's number, when a signal ended it. */
    int ended() throws InterruptedException {
        if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("still runs\n" + output());
        return process.exitValue();
    }

    /** Living processes that work in the cluster of this directory. */
    static List<Long> serving(Path data) throws IOException {
        var cluster = data.toRealPath().resolve("postgres/cluster");
        if (!Files.exists(cluster)) return List.of();
        var found = new ArrayList<Long>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var each : processes) {
                try {
                    if (Files.readSymbolicLink(each.resolve("cwd")).equals(cluster)) {
                        found.add(Long.parseLong(each.getFileName().toString()));
                    }
                } catch (IOException goneOrHidden) {
                    // not ours
                }
            }
        }
        return found;
    }

    /** For after a test, good or bad: nothing goes on running. */
    @Override
    public void close() throws IOException {
        kill();
        for (var left = serving(data); !left.isEmpty(); left = serving(data)) left.forEach(Child::kill);
    }
}
