package org.cordon.cli;

import org.cordon.app.backup.RestoreJob.Chain;
import org.cordon.app.backup.RestoreJob.Restored;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopyProgress;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `restore`: puts a backup back as a data folder, with what the site store holds beyond it.
@Command(name = "restore", mixinStandardHelpOptions = true)
public final class RestoreCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(RestoreCommand.class);

    private final Work work;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Option(names = "--from", required = true, paramLabel = "BACKUP")
    private @Nullable Path from;

    @Option(names = "--data", paramLabel = "NEWFOLDER")
    private @Nullable Path data;

    @ArgGroup private Site site = new Site();

    @Option(
            names = {"--user", "--site-user"},
            paramLabel = "ROLE")
    private String user = "";

    @Option(
            names = {"--password-file", "--site-password-file"},
            paramLabel = "FILE")
    private @Nullable Path passwordFile;

    @Option(
            names = {"--root-ca", "--site-root-ca"},
            paramLabel = "FILE")
    private @Nullable Path rootCa;

    private static final class Site {
        @Option(
                names = {"--url", "--site-url"},
                paramLabel = "URL")
        private String url = "";

        @Option(names = "--site-file", paramLabel = "FILE")
        private @Nullable Path file;

        @Option(names = "--without-site")
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
        PrintWriter err = line().getErr();
        Path backup = Objects.requireNonNull(from).toAbsolutePath();
        Path place = Objects.requireNonNull(data).toAbsolutePath();
        CopyProgress copied = progress.ofCopying(err);
        try {
            Restored restored;
            if (site.without) {
                restored = work.restore(backup, place, Optional.empty(), copied);
            } else {
                try (SiteStore siteStore = peer(backup)) {
                    restored = work.restore(backup, place, Optional.of(siteStore), copied);
                }
            }
            print(restored, place);
            work.toDo(place).forEach(err::println);
            err.flush();
            return 0;
        } catch (SiteStoreUnavailable e) {
            err.println(TEXT.get("cli.restore.no-answer", e.getMessage()));
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
                throw new BackupUnavailable(TEXT.get("cli.restore.incomplete"));
            }
            return work.postgres(site.url, user, password.get(), authorities);
        }
        return work.siteOf(backup, password, authorities)
                .orElseThrow(() -> new BackupUnavailable(TEXT.get("cli.restore.no-site")));
    }

    private void print(Restored restored, Path place) throws IOException {
        Results out = output.results(line().getOut());
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
