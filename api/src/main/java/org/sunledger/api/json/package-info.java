/** How the front door reads and writes JSON: nothing forgiven, nothing guessed. Read {@code StrictReading} first. */
@NullMarked
package org.sunledger.api.json;

import org.jspecify.annotations.NullMarked;
