/** 审计轨迹 over HTTP and as pages. Read {@code AuditTrailResource} first. */
@NullMarked
package org.sunledger.api.trail;

import org.jspecify.annotations.NullMarked;
