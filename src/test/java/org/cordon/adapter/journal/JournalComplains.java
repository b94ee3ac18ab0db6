package org.cordon.adapter.journal;

import org.cordon.support.ExpectedLog;
import org.slf4j.event.Level;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Announces what a class logs that makes the journal complain in most of its tests, some by chance.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExpectedLog(logger = "org.cordon.adapter.journal", optional = JournalComplains.WHY)
@ExpectedLog(
        logger = "org.cordon.adapter.journal",
        level = Level.ERROR,
        optional = JournalComplains.WHY)
@interface JournalComplains {
    /// Why it need not occur.
    String WHY = "most of its tests make the journal complain, some by chance";
}
