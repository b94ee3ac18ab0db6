package org.cordon.cli;

import org.cordon.adapter.sitestore.SiteStatusQuery;
import org.cordon.core.text.Messages;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

import java.io.IOException;

/// The options that name a site store: by its server, or by a terminal that uses it.
final class SitePlace {
    private static final Messages TEXT = Messages.of(SitePlace.class);

    @Mixin private SiteServer server = new SiteServer();

    @Mixin private TerminalData data = new TerminalData();

    /// Opens one for reading.
    ///
    /// @throws org.cordon.app.replication.SiteStoreUnavailable if it is a file that is not there
    static SiteStatusQuery reader(SiteStores.Place place) {
        return switch (place) {
            case SiteStores.Place.Server there -> SiteStatusQuery.postgres(there.login());
            case SiteStores.Place.File there -> SiteStatusQuery.file(there.file());
        };
    }

    /// The one that is named, on the command line or in a terminal's settings.
    ///
    /// @param command the one that has these options
    /// @throws IllegalArgumentException if it is named twice, or the settings cannot be used
    /// @throws IOException if settings or password cannot be read
    SiteStores.Place of(CommandLine command, SiteStores stores) throws IOException {
        var login = server.login();
        if (login.isPresent() && TerminalData.isNamed(command)) {
            throw new IllegalArgumentException(TEXT.get("cli.site.named-twice"));
        }
        return login.isPresent()
                ? new SiteStores.Place.Server(login.get())
                : stores.of(data.folder());
    }
}
