/** 收款人 over HTTP: what comes in goes to the vault, what goes out is masked. Read {@code PartyResource} first. */
@NullMarked
package org.sunledger.api.party;

import org.jspecify.annotations.NullMarked;
