package org.cordon.app.replicate;

/// Knows how the site store stands. Safe from any thread; never waits.
public interface SiteWatch {
    /// How it stands now.
    SiteStatus status();

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    void onChange(Runnable listener);
}
