/** Who asks: users, roles, units, and the actor in the metadata. Read {@code Doors} first. */
@NullMarked
package org.sunledger.api.security;

import org.jspecify.annotations.NullMarked;
