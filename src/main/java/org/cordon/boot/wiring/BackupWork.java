package org.cordon.boot.wiring;

import org.cordon.adapter.backup.FolderBackups;
import org.cordon.adapter.backup.FolderRestore;
import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.journal.JournalSnapshotReader;
import org.cordon.adapter.journal.RestoredJournalWriter;
import org.cordon.adapter.journal.VerifiedCopy;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.backup.BackupJob;
import org.cordon.app.backup.RestoreJob;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopyProgress;
import org.cordon.app.port.backup.JournalFiles;
import org.cordon.app.replication.SiteStore;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.boot.settings.Version;
import org.cordon.cli.BackupCommand;
import org.cordon.cli.RestoreCommand;
import org.cordon.core.event.EpochGap;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Puts the parts of backup and restore together, for the terminal and for the commands.
public record BackupWork(TimeSource time) implements BackupCommand.Work, RestoreCommand.Work {
    private static final Messages TEXT = Messages.of(BackupWork.class);

    /// Backs up a terminal of this program.
    static BackupJob of(Journal journal, DataFolder folder, Path to, TimeSource time) {
        return making(
                JournalSnapshotReader.of(journal, folder.root()),
                folder,
                new FolderBackups(to),
                time);
    }

    private static BackupJob making(
            JournalFiles journal, DataFolder folder, FolderBackups to, TimeSource time) {
        return new BackupJob(
                journal,
                new BackupContents(folder),
                to,
                VerifiedCopy::open,
                Scratch::make,
                time,
                Version.ofThisProgram());
    }

    @Override
    public Backup make(Path data, Path to, CopyProgress progress) {
        if (to.normalize().startsWith(data.normalize())) {
            throw new BackupUnavailable(TEXT.get("wiring.backup.within", to));
        }
        return making(
                        JournalSnapshotReader.beside(data),
                        new DataFolder(data),
                        new FolderBackups(to, progress),
                        time)
                .make(() -> true);
    }

    @Override
    public List<EpochGap> gaps(Path data) {
        return JournalSnapshotReader.beside(data).gaps();
    }

    @Override
    public Optional<SiteStore> siteOf(
            Path backup, Optional<Path> passwordFile, Optional<Path> rootCa) {
        Settings settings;
        try {
            settings = Settings.of(new DataFolder(backup));
        } catch (BadSettings e) {
            throw new BackupUnavailable(TEXT.get("wiring.restore.bad-settings", e.getMessage()), e);
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("wiring.restore.no-settings", backup, e.getMessage()), e);
        }
        return settings.site()
                .map(site ->
                        postgres(
                                new Settings.Site(
                                        site.url(),
                                        site.user(),
                                        passwordFile.orElse(site.passwordFile()),
                                        rootCa.or(site::rootCa))));
    }

    @Override
    public SiteStore postgres(String url, String user, Path passwordFile, Optional<Path> rootCa) {
        return postgres(new Settings.Site(url, user, passwordFile, rootCa));
    }

    private static SiteStore postgres(Settings.Site site) {
        try {
            return JdbcSiteStore.postgres(site.login());
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("wiring.restore.no-password", site.passwordFile()), e);
        } catch (IllegalArgumentException e) {
            throw new BackupUnavailable("--url: " + e.getMessage(), e);
        }
    }

    @Override
    public SiteStore file(Path file) {
        String ending = ".mv.db";
        String name = String.valueOf(file.getFileName());
        String bare =
                name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        // A file that is not there would be made, and an empty site store asked.
        if (!Files.isRegularFile(file.resolveSibling(bare + ending))) {
            throw new BackupUnavailable(
                    TEXT.get("wiring.restore.no-site", file.resolveSibling(bare + ending)));
        }
        return JdbcSiteStore.file(file.resolveSibling(bare), new EntryCodec());
    }

    @Override
    public RestoreJob.Restored restore(
            Path from, Path data, Optional<SiteStore> site, CopyProgress progress) {
        return new RestoreJob(
                        new FolderRestore(progress),
                        RestoredJournalWriter::open,
                        RandomGenerator.getDefault())
                .restore(from, data, site);
    }

    @Override
    public List<String> toDo(Path data) {
        try {
            return Settings.of(new DataFolder(data))
                    .site()
                    .map(Settings.Site::passwordFile)
                    .filter(file -> !Files.exists(file))
                    .map(file -> List.of(TEXT.get("wiring.restored.password", file)))
                    .orElse(List.of());
        } catch (BadSettings e) {
            return List.of(TEXT.get("wiring.restored.bad-settings", e.getMessage()));
        } catch (IOException e) {
            return List.of(TEXT.get("wiring.restored.no-settings", e.getMessage(), data));
        }
    }
}
