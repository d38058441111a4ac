/** How the views stand. Read {@code ProjectionResource} first. */
@NullMarked
package org.sunledger.api.projection;

import org.jspecify.annotations.NullMarked;
