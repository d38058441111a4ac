package org.sunledger.api.projection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sunledger.api.desk.AskedBy;
import org.sunledger.ledger.shared.Role;

/** The bureau's approver, who can start no rebuild. */
@AskedBy(Role.APPROVER)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ByApprover {}
