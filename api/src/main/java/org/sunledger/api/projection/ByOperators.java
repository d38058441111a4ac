package org.sunledger.api.projection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sunledger.api.desk.AskedBy;
import org.sunledger.ledger.shared.Role;

/** Auditors, who need nobody's leave to see whether the tables are what the journal says; administrators, who install new
 * folds. */
@AskedBy({Role.AUDITOR, Role.ADMIN})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ByOperators {}
