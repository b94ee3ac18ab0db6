package org.cordon.core.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares a kind of journal event on its record. Its JSON form follows from the record's components,
/// its sentence in the audit trail from the message and the same components.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventKind {
    /// The name in journals, stores and exports. It never changes; the name of the record may.
    String storedName();

    /// The last part of the key of its text, such as `signed-in`.
    String messageKey();
}
