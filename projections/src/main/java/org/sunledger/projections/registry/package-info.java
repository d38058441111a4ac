/** Names of places as they were registered, by day. Read {@code DivisionNames} first. */
@NullMarked
package org.sunledger.projections.registry;

import org.jspecify.annotations.NullMarked;
