package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The accounts of the machine, as {@code /etc/passwd} lists them. */
record Accounts(Map<String, Account> byName) {
    record Account(String name, long uid, long gid) {
        boolean isSuperuser() {
            return uid == 0;
        }
    }

    static Accounts here() {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return parse(lines);
        } catch (IOException absent) {
            return new Accounts(Map.of());
        }
    }

    static Accounts parse(Stream<String> lines) {
        Map<String, Account> byName = new LinkedHashMap<>();
        lines.map(line -> line.split(":", -1))
                .filter(fields ->
                        fields.length >= 4 && fields[2].matches("\\d{1,10}") && fields[3].matches("\\d{1,10}"))
                .map(fields -> new Account(fields[0], Long.parseLong(fields[2]), Long.parseLong(fields[3])))
                .forEach(account -> byName.putIfAbsent(account.name(), account));
        return new Accounts(byName);
    }

    Optional<Account> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The account of this number; one that is listed nowhere is known by its number, in the group of the same number. */
    Account numbered(long uid) {
        return byName.values().stream()
                .filter(account -> account.uid() == uid)
                .findFirst()
                .orElse(new Account(Long.toString(uid), uid, uid));
    }
}
