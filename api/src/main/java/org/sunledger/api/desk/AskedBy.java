package org.sunledger.api.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sunledger.ledger.shared.Role;

/** Who may ask for what no command of the ledger does. Anybody else is refused before a word of the request is read. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AskedBy {
    Role[] value();
}
