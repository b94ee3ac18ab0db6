package org.cordon.cli;

import org.cordon.adapter.sitestore.SiteLogin;

import java.io.IOException;
import java.nio.file.Path;

/// Finds the site store of a terminal by its settings.
@FunctionalInterface
public interface SiteStores {
    /// Where a site store is.
    sealed interface Place {
        /// On a server.
        record Server(SiteLogin login) implements Place {}

        /// In a file.
        ///
        /// @param file without the `.mv.db` that H2 adds
        record File(Path file) implements Place {}
    }

    /// @param data the terminal's data folder
    /// @throws IOException if settings or password cannot be read
    /// @throws IllegalArgumentException if the settings cannot be used
    Place of(Path data) throws IOException;
}
