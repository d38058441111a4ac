/** The Axon edge: connects command routing and event sourcing to pure decisions. Read {@code StreamShell} first. */
@NullMarked
package org.sunledger.ledger.shell;

import org.jspecify.annotations.NullMarked;
