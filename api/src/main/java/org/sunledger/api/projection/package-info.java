/** How the views stand, and how they are computed anew. Read {@code ProjectionResource} first. */
@NullMarked
package org.sunledger.api.projection;

import org.jspecify.annotations.NullMarked;
