/** 台账指标: why a figure is what it is, and what changed it, over HTTP. Read {@code WhyResource} first. */
@NullMarked
package org.sunledger.api.figure;

import org.jspecify.annotations.NullMarked;
