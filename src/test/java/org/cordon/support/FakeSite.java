package org.cordon.support;

import org.cordon.app.replicate.SiteStatus;
import org.cordon.app.replicate.SiteWatch;

import java.time.Duration;
import java.util.Optional;

/// A site store in one state for ever.
///
/// @param status that state
public record FakeSite(SiteStatus status) implements SiteWatch {
    /// Connected and level.
    public static FakeSite level() {
        return new FakeSite(
                new SiteStatus(
                        SiteStatus.State.CONNECTED,
                        "site/cordon",
                        0,
                        Duration.ZERO,
                        Optional.of(SampleStates.AT),
                        ""));
    }

    /// Away for a while.
    public static FakeSite away() {
        return new FakeSite(
                new SiteStatus(
                        SiteStatus.State.WAITING,
                        "site/cordon",
                        1204,
                        Duration.ofMinutes(7),
                        Optional.of(SampleStates.AT),
                        "Trying again in 20 s."));
    }

    @Override
    public void onChange(Runnable listener) {
        // It never changes.
    }
}
