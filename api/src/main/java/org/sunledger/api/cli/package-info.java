/** The command line of the one jar. Read {@code Commands} first: it lists what there is. */
@NullMarked
package org.sunledger.api.cli;

import org.jspecify.annotations.NullMarked;
