/** What is true: rules, events and the journal. Read {@code shared.Command} first, then {@code project.ProjectDecisions}. */
@NullMarked
package org.sunledger.ledger;

import org.jspecify.annotations.NullMarked;
