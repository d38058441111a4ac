/** Opening and closing of accounting periods. Read {@code PeriodDecisions} first. */
@NullMarked
package org.sunledger.ledger.period;

import org.jspecify.annotations.NullMarked;
