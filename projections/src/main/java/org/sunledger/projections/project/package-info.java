/** The project card (V3). Read {@code ProjectWords} first. */
@NullMarked
package org.sunledger.projections.project;

import org.jspecify.annotations.NullMarked;
