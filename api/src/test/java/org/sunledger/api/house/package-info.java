/** The house itself: what lies where, what README and docker files promise. Read {@code HouseTest} first. */
@NullMarked
package org.sunledger.api.house;

import org.jspecify.annotations.NullMarked;
