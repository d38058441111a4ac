package org.sunledger.ledger.shared;

/**
 * Who acts: put into the request by the security of the front door, seen by rules as a value. One event has one actor.
 *
 * @param unit the organisation the person acts for
 * @param area the place the unit answers for; nothing outside it may be touched (INV-27)
 */
public record Actor(UserId user, Role role, OrgId unit, DivisionCode area) {}
