/** Tests of how the parts are put together. Read {@link StandingByTest} first. */
@NullMarked
package org.sunledger.api.wiring;

import org.jspecify.annotations.NullMarked;
