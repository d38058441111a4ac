/** 待办 over HTTP and as a page: what this user may decide now. Read {@code WaitingDesk} first. */
@NullMarked
package org.sunledger.api.waiting;

import org.jspecify.annotations.NullMarked;
