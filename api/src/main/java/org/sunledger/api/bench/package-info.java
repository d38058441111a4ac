/** Measurements beside their yardsticks. Read {@code AppendBench} first. */
@NullMarked
package org.sunledger.api.bench;

import org.jspecify.annotations.NullMarked;
