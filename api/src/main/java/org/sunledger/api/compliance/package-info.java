/** 到期日历 and 合规看板 over HTTP. Read {@code DueDateResource} first. */
@NullMarked
package org.sunledger.api.compliance;

import org.jspecify.annotations.NullMarked;
