package org.cordon.cli;

import org.cordon.adapter.sitestore.SiteStatusQuery;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/// The options that name a site store: by its server, or by a terminal that uses it.
final class SitePlace {
    @Mixin private SiteServer server = new SiteServer();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "Data folder of a terminal, whose settings name the site store; the standard"
                            + " one if neither is given.")
    private @Nullable Path data;

    /// Opens one for reading.
    ///
    /// @throws org.cordon.app.port.SiteStoreUnavailable if it is a file that is not there
    static SiteStatusQuery reader(SiteStores.Place place) {
        return switch (place) {
            case SiteStores.Place.Server there -> SiteStatusQuery.postgres(there.login());
            case SiteStores.Place.File there -> SiteStatusQuery.file(there.file());
        };
    }

    /// The one that is named, on the command line or in a terminal's settings.
    ///
    /// @throws IllegalArgumentException if it is named twice, or the settings cannot be used
    /// @throws IOException if settings or password cannot be read
    SiteStores.Place of(SiteStores stores) throws IOException {
        var login = server.login();
        if (login.isPresent() && data != null) {
            throw new IllegalArgumentException("Name either --url or --data, not both.");
        }
        return login.isPresent() ? new SiteStores.Place.Server(login.get()) : stores.of(data);
    }
}
