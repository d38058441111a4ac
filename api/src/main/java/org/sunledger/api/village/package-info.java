/** 村级余额 over HTTP and as pages. Read {@code VillageBalanceResource} first. */
@NullMarked
package org.sunledger.api.village;

import org.jspecify.annotations.NullMarked;
