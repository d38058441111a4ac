/** 区划、规则与机构 over HTTP. Read {@code DivisionResource} first. */
@NullMarked
package org.sunledger.api.registry;

import org.jspecify.annotations.NullMarked;
