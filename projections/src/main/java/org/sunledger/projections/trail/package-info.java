/** The auditor's trail (V6): one row per record. Read {@code AuditTrail} first. */
@NullMarked
package org.sunledger.projections.trail;

import org.jspecify.annotations.NullMarked;
