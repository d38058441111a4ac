/**
 * The checker that trusts nobody: what the tables must hold, worked out from the stored bytes by the handbook's
 * words, without an event record, a posting or a fold of ours. Read {@code ViewsCheck} first.
 */
@NullMarked
package org.sunledger.projections.check;

import org.jspecify.annotations.NullMarked;
