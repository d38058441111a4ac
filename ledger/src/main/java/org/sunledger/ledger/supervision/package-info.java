/** Cases, findings and their rectification. Read {@code FindingDecisions} first. */
@NullMarked
package org.sunledger.ledger.supervision;

import org.jspecify.annotations.NullMarked;
