/** What every page shares: language, watermark, links, and how amounts and dates are printed. Read {@code Frame} first. */
@NullMarked
package org.sunledger.api.html;

import org.jspecify.annotations.NullMarked;
