/** Rule sets, divisions, units and users, and claims on values that must be unique. Read {@code RegistryEvent}'s siblings by name. */
@NullMarked
package org.sunledger.ledger.registry;

import org.jspecify.annotations.NullMarked;
