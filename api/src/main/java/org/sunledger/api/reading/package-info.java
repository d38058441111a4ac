/** How reads are asked: points in time, pages of a list, and no parameter that nobody knows. Read {@code AsOfOfRequest} first. */
@NullMarked
package org.sunledger.api.reading;

import org.jspecify.annotations.NullMarked;
