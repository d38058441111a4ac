package org.sunledger.api.security;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;

/** {@code sunledger.users[n].username, password-hash, role, unit, area}: the users of a ledger that is no demo. */
@ConfigurationProperties("sunledger")
class ConfiguredUsers implements Users {
    private final List<User> users;

    ConfiguredUsers(@Nullable List<Entry> users) {
        this.users = users == null ? List.of() : users.stream().map(Entry::user).toList();
    }

    record Entry(String username, String passwordHash, Role role, String unit, String area) {
        User user() {
            return new User(username, passwordHash, role, new OrgId(unit), DivisionCode.of(area));
        }
    }

    @Override
    public Optional<User> named(String username) {
        return users.stream().filter(user -> user.username().equals(username)).findFirst();
    }
}
