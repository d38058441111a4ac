/** 资产 over HTTP. Read {@code AssetResource} first. */
@NullMarked
package org.sunledger.api.asset;

import org.jspecify.annotations.NullMarked;
