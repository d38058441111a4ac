package org.sunledger.api.security;

import java.util.Set;
import org.sunledger.ledger.shared.Role;

/** Who may read the masked name behind a party's reference (domain.md section 13). */
public final class PartyReaders {
    static final Set<Role> ROLES = Set.of(
            Role.MAKER,
            Role.CHECKER,
            Role.TREASURY,
            Role.PROJECT_AUTHORITY,
            Role.APPROVER,
            Role.NOTICE_OFFICER,
            Role.AUDITOR,
            Role.DISCIPLINE);

    private PartyReaders() {}

    public static boolean include(Role role) {
        return ROLES.contains(role);
    }
}
