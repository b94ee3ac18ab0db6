package org.cordon.support;

import org.slf4j.event.Level;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Announces what a test makes the program log at WARN or ERROR, or write to standard error. What is
/// announced must occur, once or more; on a class, in one of its tests. See [LogGuard].
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ExpectedLog.All.class)
public @interface ExpectedLog {
    /// Class that logs; any if left out.
    Class<?> from() default Object.class;

    /// Beginning of the logger's name, where its class cannot be named; [LogGuard#STANDARD_ERROR] for
    /// lines on standard error.
    String logger() default "";

    /// WARN or ERROR.
    Level level() default Level.WARN;

    /// Part of the message; any if left out.
    String message() default "";

    /// Why it need not occur; empty if it must.
    String optional() default "";

    /// Several of them.
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        /// Each.
        ExpectedLog[] value();
    }
}
