package dev.thalamus.hub.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a component of {@link HubConfig} sets and which values it takes: the one source of its documentation, its checks and the settings'
 * page.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface About {
    /** One sentence without a full stop, for a person who sets it. */
    String value();

    /** Smallest value: a count, bytes, or milliseconds of a duration. */
    long min() default Long.MIN_VALUE;

    /** Largest value: a count, bytes, or milliseconds of a duration. */
    long max() default Long.MAX_VALUE;

    /** A number of bytes, which may be written as {@code 16MiB}. */
    boolean bytes() default false;

    /** Never shown, logged or exported. */
    boolean secret() default false;
}
