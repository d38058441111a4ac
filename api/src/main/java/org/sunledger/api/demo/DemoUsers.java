package org.sunledger.api.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.security.User;
import org.sunledger.api.security.Users;
import org.sunledger.ledger.shared.Actor;

/** The people of the demo county, all with one password; nobody on a ledger that is no demo. */
public final class DemoUsers implements Users {
    /** No letter or digit that is mistaken for another on a screen. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 12;

    /** Of a county's many alike, the first bears no number and stands for all. */
    private static final Pattern NUMBERED = Pattern.compile("\\d");

    private final BooleanSupplier isDemo;
    private final Supplier<List<Actor>> people;
    private final Supplier<String> password;
    private final Function<String, String> hash;
    private @Nullable Map<String, User> users;

    /**
     * @param given the password; null: made once and kept in the directory
     * @param hash bcrypt
     * @param people of the demo this is, asked once it is one
     */
    public DemoUsers(
            @Nullable String given,
            Path directory,
            Function<String, String> hash,
            BooleanSupplier isDemo,
            Supplier<List<Actor>> people) {
        this.password = () -> given == null ? kept(directory.resolve("demo-password")) : given;
        this.hash = hash;
        this.isDemo = isDemo;
        this.people = people;
    }

    /** Made when a demo first asks for them: a ledger that is none has no such password. */
    private synchronized Map<String, User> users() {
        if (users == null) {
            var hashed = hash.apply(password.get());
            users = people.get().stream()
                    .map(actor -> new User(actor.user().value(), hashed, actor.role(), actor.unit(), actor.area()))
                    .collect(Collectors.toMap(User::username, Function.identity()));
        }
        return users;
    }

    @Override
    public Optional<User> named(String username) {
        return isDemo.getAsBoolean() ? Optional.ofNullable(users().get(username)) : Optional.empty();
    }

    /** Who may log in, for the start-up message. */
    public String introduction() {
        var everybody = people.get();
        var shown = everybody.stream()
                .filter(actor -> !NUMBERED.matcher(actor.user().value()).find())
                .toList();
        var lines = shown.stream()
                .map(actor -> "    %-20s %s %s"
                        .formatted(
                                actor.user(),
                                actor.role().chinese(),
                                actor.role().english()))
                .collect(Collectors.joining("\n"));
        int others = everybody.size() - shown.size();
        var rest = others == 0 ? "" : "\n    … 及 %1$d 个带编号的用户 and %1$d more, numbered".formatted(others);
        return "演示用户 demo users, 口令 password: " + password.get() + "\n" + lines + rest;
    }

    private static String kept(Path file) {
        try {
            if (Files.exists(file)) return Files.readString(file).strip();
            var made = made();
            Files.createDirectories(file.toAbsolutePath().getParent());
            var isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (isPosix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, (made + "\n").getBytes(StandardCharsets.UTF_8));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("演示口令无法保存 / The demo password cannot be kept in " + file, e);
        }
    }

    private static String made() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return password.toString();
    }
}
