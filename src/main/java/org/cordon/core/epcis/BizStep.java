package org.cordon.core.epcis;

import java.util.Locale;

/// Steps of the business (CBV 2.0, section 7.1); those that Cordon knows of.
public enum BizStep {
    /// Set apart for a closer look.
    HOLDING,
    /// Looked at for flaws.
    INSPECTING,
    /// Taken out of a container.
    UNPACKING,
    /// Put into a container.
    PACKING,
    /// Its serial taken off.
    DECOMMISSIONING,
    /// Destroyed.
    DESTROYING,
    /// Taken as a sample, and gone for good.
    SAMPLING;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
