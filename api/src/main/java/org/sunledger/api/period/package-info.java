/** 会计期间 over HTTP. Read {@code PeriodResource} first. */
@NullMarked
package org.sunledger.api.period;

import org.jspecify.annotations.NullMarked;
