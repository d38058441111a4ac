package org.sunledger.api.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sunledger.ledger.shared.Command;

/**
 * What a write asks of the ledger. The command says who may ask for it, so the description names the roles and a waiting
 * item finds the address of its decision; a test compares this with what the method does.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sends {
    Class<? extends Command> value();

    /** Whether the answer waits for what follows by itself: 202 where that was not finished in time. */
    boolean settles() default false;
}
