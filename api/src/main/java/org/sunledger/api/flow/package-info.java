/** 资金流向 over HTTP, as a page with a picture, and as a file. Read {@code MoneyFlowResource} first. */
@NullMarked
package org.sunledger.api.flow;

import org.jspecify.annotations.NullMarked;
