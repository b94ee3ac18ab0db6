package org.cordon.app.alarm;

import org.cordon.core.verdict.ExceptionCatalogue.Severity;

import java.io.IOException;

/// What makes alarms heard.
public interface Horn {
    /// Makes the sound of a severity and returns once it is over; a few seconds at most. One thread at a time.
    ///
    /// @throws IOException if this machine cannot make a sound; the message says why
    void sound(Severity severity) throws IOException;
}
