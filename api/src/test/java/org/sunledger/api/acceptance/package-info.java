/** 验收: the program as its users meet it, asked over HTTP. Read {@code Program} first. */
@NullMarked
package org.sunledger.api.acceptance;

import org.jspecify.annotations.NullMarked;
