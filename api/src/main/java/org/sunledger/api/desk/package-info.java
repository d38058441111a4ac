/** 柜台: how a request becomes one command, and what the journal wrote becomes the answer. Read {@code Desk} first. */
@NullMarked
package org.sunledger.api.desk;

import org.jspecify.annotations.NullMarked;
