/** What other programs are given to read. Read {@code HledgerResource} first. */
@NullMarked
package org.sunledger.api.exporting;

import org.jspecify.annotations.NullMarked;
