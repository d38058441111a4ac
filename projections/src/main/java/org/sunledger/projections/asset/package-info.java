/** The register of assets (V5). Read {@code AssetWords} first. */
@NullMarked
package org.sunledger.projections.asset;

import org.jspecify.annotations.NullMarked;
