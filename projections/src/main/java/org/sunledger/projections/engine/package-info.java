/** Live folding, tokens, and what an answer stands for; knows no feature. Read {@code Projection} first, then {@code LiveFold}. */
@NullMarked
package org.sunledger.projections.engine;

import org.jspecify.annotations.NullMarked;
