/**
 * 资金流向: money followed from the quota document to the payee, and back where it came back. Read {@code MoneyFlows}
 * first.
 */
@NullMarked
package org.sunledger.projections.flow;

import org.jspecify.annotations.NullMarked;
