/** Refusals become RFC 9457 problems, and each has an address that explains it. Read {@code Problems} first. */
@NullMarked
package org.sunledger.api.problem;

import org.jspecify.annotations.NullMarked;
