package org.cordon.boot.wiring;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.localstore.H2SiteReplica;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.app.replication.ReplicationConfig;
import org.cordon.app.replication.Replicator;
import org.cordon.app.scanning.RemoteHolds;
import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What goes to the site store, and what is known of other terminals.
public record SiteWiring(SiteReplicaUpdater replica, Replicator replicator) {
    private static final Messages TEXT = Messages.of(SiteWiring.class);

    static SiteWiring of(
            DataFolder folder,
            Settings settings,
            JdbcSiteStore store,
            Journal journal,
            TimeSource time) {
        SiteReplicaUpdater replica =
                new SiteReplicaUpdater(
                        settings.terminal(), new H2SiteReplica(folder.siteMirror()), time);
        return new SiteWiring(
                replica, new Replicator(journal, store, replica, time, ReplicationConfig.usual()));
    }

    /// The site store that a terminal's settings name.
    ///
    /// @throws BadSettings if its password cannot be read
    public static JdbcSiteStore store(DataFolder folder, Settings settings) {
        Optional<Settings.Site> set = settings.site();
        if (set.isEmpty()) {
            return JdbcSiteStore.file(folder.site(), new EntryCodec());
        }
        try {
            return JdbcSiteStore.postgres(set.get().login());
        } catch (IOException e) {
            throw new BadSettings(TEXT.get("wiring.site.no-password", set.get().passwordFile()));
        }
    }

    /// What other terminals hold, as the line judges by it.
    RemoteHolds elsewhere() {
        return new RemoteHolds() {
            @Override
            public Optional<SiteHold> held(UnitId unit) {
                return replica.elsewhere(unit);
            }

            @Override
            public List<SiteTargetHold> targets() {
                return replica.targetsElsewhere();
            }
        };
    }
}
