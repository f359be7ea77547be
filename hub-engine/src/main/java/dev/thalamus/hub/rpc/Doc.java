package dev.thalamus.hub.rpc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One sentence about a parameter or a member of a result, for the OpenRPC document, the console and docs/rpc.md. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {
    String value();

    /** Whether it may be left out. */
    boolean optional() default false;

    /** The least that a number may be. */
    long least() default Long.MIN_VALUE;

    /** The most that a number may be. */
    long most() default Long.MAX_VALUE;

    /** An example value as JSON, empty for none. */
    String example() default "";
}
