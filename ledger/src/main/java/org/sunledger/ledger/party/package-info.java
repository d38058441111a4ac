/** The vault of personal data: the only package that may name a person. Read {@code PartyEvent} first. */
@NullMarked
package org.sunledger.ledger.party;

import org.jspecify.annotations.NullMarked;
