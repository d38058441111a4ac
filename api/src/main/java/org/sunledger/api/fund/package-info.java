/** 资金指标 over HTTP. Read {@code FundResource} first. */
@NullMarked
package org.sunledger.api.fund;

import org.jspecify.annotations.NullMarked;
