package org.cordon.app.replicate;

import java.time.Duration;
import java.util.Optional;

/// No site store is set: the journal stays on this terminal alone.
public final class NoSite implements SiteWatch {
    /// Nothing to watch.
    public NoSite() {}

    @Override
    public SiteStatus status() {
        return new SiteStatus(SiteStatus.State.OFF, "", 0, Duration.ZERO, Optional.empty(), "");
    }

    /// {@inheritDoc}
    ///
    /// It never changes.
    @Override
    public void onChange(Runnable listener) {}
}
