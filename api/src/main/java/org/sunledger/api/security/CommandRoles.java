package org.sunledger.api.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.objenesis.Objenesis;
import org.springframework.objenesis.SpringObjenesis;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Role;

/**
 * 谁可办理: which roles may ask for a kind of command. The command says it, and by its kind alone, so a command without
 * content is asked and no list of roles stands twice.
 */
public final class CommandRoles {
    private static final Objenesis BARE = new SpringObjenesis();

    private CommandRoles() {}

    /** In the order of {@link Role}; empty where only automations may. */
    public static Set<Role> of(Class<? extends Command> kind) {
        return inOrder(BARE.newInstance(kind).mayBeGivenBy().toArray(Role[]::new));
    }

    /** In the order of {@link Role}. */
    public static Set<Role> inOrder(Role... some) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(List.of(some));
        return Collections.unmodifiableSet(roles);
    }
}
