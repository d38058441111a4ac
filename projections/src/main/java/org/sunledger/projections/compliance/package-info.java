/** 到期日历 and 合规看板 (V10, V9): what is due when, and whether limits hold. Read {@code DueDates} first. */
@NullMarked
package org.sunledger.projections.compliance;

import org.jspecify.annotations.NullMarked;
