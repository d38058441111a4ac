/** Event names, JSON, upcasters: the single place where bytes meet types. Read {@code WireNames} first. */
@NullMarked
package org.sunledger.ledger.wire;

import org.jspecify.annotations.NullMarked;
