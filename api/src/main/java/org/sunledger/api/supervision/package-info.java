/** 异议、信访与审计整改 over HTTP. Read {@code CaseResource} first. */
@NullMarked
package org.sunledger.api.supervision;

import org.jspecify.annotations.NullMarked;
