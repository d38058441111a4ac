/** The books for a program that is not ours. Read {@code HledgerResource} first. */
@NullMarked
package org.sunledger.api.hledger;

import org.jspecify.annotations.NullMarked;
