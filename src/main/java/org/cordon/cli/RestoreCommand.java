package org.cordon.cli;

import org.cordon.app.backup.RestoreJob.Chain;
import org.cordon.app.backup.RestoreJob.Restored;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopyProgress;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `restore`: puts a backup back as a data folder, with what the site store holds beyond it.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup back as a data folder, and fetch from the site store what it lacks.",
            "The site store is the one the backup's settings name, unless an option says otherwise."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cordon restore --from /mnt/backup/cordon/cordon-L3-20261124T230000Z \\",
            "      --data /srv/cordon-new --password-file site.password",
            "  cordon restore --from /mnt/backup/cordon/cordon-L3-20261124T230000Z \\",
            "      --data /srv/cordon-new --without-site"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the data folder stands and can be started",
            "1:the backup, or what the site store holds, does not verify; nothing was put in place",
            "2:bad usage, or something cannot be read, written or reached; nothing was put in place"
        })
public final class RestoreCommand implements Callable<Integer> {
    private final Work work;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "BACKUP",
            description = "The backup, such as …/cordon-L3-20261124T230000Z.")
    private @Nullable Path from;

    @Option(
            names = "--data",
            paramLabel = "NEWFOLDER",
            description =
                    "The data folder to make, missing or empty; ${DEFAULT-VALUE} if not given.")
    private @Nullable Path data;

    @ArgGroup private Site site = new Site();

    @Option(
            names = {"--user", "--site-user"},
            paramLabel = "ROLE",
            description = "The terminal's role there; with --url.")
    private String user = "";

    @Option(
            names = {"--password-file", "--site-password-file"},
            paramLabel = "FILE",
            description = "Holds the role's password on its first line.")
    private @Nullable Path passwordFile;

    @Option(
            names = {"--root-ca", "--site-root-ca"},
            paramLabel = "FILE",
            description =
                    "Certificates that sign the server's, instead of those that site.root-ca in"
                            + " the backup's settings names; with --url, those that Java"
                            + " trusts if not given.")
    private @Nullable Path rootCa;

    private static final class Site {
        @Option(
                names = {"--url", "--site-url"},
                paramLabel = "URL",
                description = "The site store on PostgreSQL, jdbc:postgresql://host:port/database.")
        private String url = "";

        @Option(
                names = "--site-file",
                paramLabel = "FILE",
                description = "The site store in a file, such as …/site/site.mv.db.")
        private @Nullable Path file;

        @Option(
                names = "--without-site",
                description = "Restore what the backup holds, and no more.")
        private boolean without;
    }

    /// Restores.
    public interface Work {
        /// The site store that a backup's settings name; empty when it was a file of the terminal.
        ///
        /// @param passwordFile instead of the settings' own
        /// @param rootCa instead of the settings' own
        Optional<SiteStore> siteOf(Path backup, Optional<Path> passwordFile, Optional<Path> rootCa);

        /// A site store on PostgreSQL.
        SiteStore postgres(String url, String user, Path passwordFile, Optional<Path> rootCa);

        /// A site store in a file.
        SiteStore file(Path file);

        /// Restores.
        Restored restore(Path from, Path data, Optional<SiteStore> site, CopyProgress progress);

        /// What is left to do before the restored terminal is started, in sentences.
        List<String> toDo(Path data);
    }

    /// @param work restores
    public RestoreCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Path backup = Objects.requireNonNull(from).toAbsolutePath();
        Path place = Objects.requireNonNull(data).toAbsolutePath();
        CopyProgress copied = progress.ofCopying(err);
        try {
            Restored restored;
            if (site.without) {
                restored = work.restore(backup, place, Optional.empty(), copied);
            } else {
                try (SiteStore peer = peer(backup)) {
                    restored = work.restore(backup, place, Optional.of(peer), copied);
                }
            }
            print(restored, place);
            work.toDo(place).forEach(err::println);
            err.flush();
            return 0;
        } catch (SiteStoreUnavailable e) {
            err.println(
                    "%s Nothing was put in place. Try again when the site store answers; or use --without-site, and what was recorded after the backup stays there."
                            .formatted(e.getMessage()));
            err.flush();
            return 2;
        } catch (BackupUnavailable e) {
            err.println(e.getMessage());
            err.flush();
            return e instanceof BackupCorruptException ? 1 : 2;
        }
    }

    private SiteStore peer(Path backup) {
        Path file = site.file;
        if (file != null) {
            return work.file(file.toAbsolutePath());
        }
        Optional<Path> password = Optional.ofNullable(passwordFile).map(Path::toAbsolutePath);
        Optional<Path> authorities = Optional.ofNullable(rootCa).map(Path::toAbsolutePath);
        if (!site.url.isEmpty()) {
            if (user.isEmpty() || password.isEmpty()) {
                throw new BackupUnavailable("--url needs --user and --password-file.");
            }
            return work.postgres(site.url, user, password.get(), authorities);
        }
        return work.siteOf(backup, password, authorities)
                .orElseThrow(() ->
                        new BackupUnavailable(
                                "The backup's settings name no site store; it was a file of the"
                                    + " terminal. Name that file with --site-file if it is left, or"
                                    + " use --without-site."));
    }

    private void print(Restored restored, Path place) throws IOException {
        Results out = output.results(Objects.requireNonNull(spec).commandLine().getOut());
        for (Chain chain : restored.chains()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("stream", chain.stream().storedName());
            row.put("epoch", chain.epoch());
            row.put("entries", chain.head().seq());
            row.put("fromBackup", chain.fromBackup());
            row.put("fromSite", chain.fromSite());
            row.put("hash", chain.head().hash());
            out.write(row);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("restored", place.toString());
        row.put("terminal", restored.backup().terminal().value());
        row.put("backup", restored.backup().folder().toString());
        row.put("madeAt", restored.backup().madeAt().toString());
        row.put("nextEpoch", restored.afterEpoch() + 1);
        out.write(row);
        out.flush();
    }
}
