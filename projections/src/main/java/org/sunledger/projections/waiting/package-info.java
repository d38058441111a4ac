/** 待办: what one person entered and another has to decide. Read {@code WaitingSteps} first. */
@NullMarked
package org.sunledger.projections.waiting;

import org.jspecify.annotations.NullMarked;
