package org.sunledger.api.security;

import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;

/**
 * Who may log in.
 *
 * @param passwordHash bcrypt
 * @param unit the organisation the person acts for
 * @param area the place the unit answers for
 */
public record User(String username, String passwordHash, Role role, OrgId unit, DivisionCode area) {
    @Override
    public String toString() {
        return username + " (" + role + ")";
    }
}
