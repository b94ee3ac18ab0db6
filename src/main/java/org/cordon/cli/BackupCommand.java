package org.cordon.cli;

import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopyProgress;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.EpochGap;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `backup`: makes a backup of a data folder and verifies it. Reads the folder only, and may run while
/// the program records.
@Command(name = "backup", mixinStandardHelpOptions = true)
public final class BackupCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(BackupCommand.class);

    private final Work work;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--to", required = true, paramLabel = "FOLDER")
    private @Nullable Path to;

    /// Makes backups.
    public interface Work {
        /// Makes one.
        ///
        /// @throws BackupUnavailable if it could not be made
        Backup make(Path data, Path to, CopyProgress progress);

        /// Earlier epochs that the journal does not hold as they once were.
        ///
        /// @throws BackupUnavailable if the journal cannot be read
        default List<EpochGap> gaps(Path data) {
            return List.of();
        }
    }

    /// @param work makes the backup
    public BackupCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() throws IOException {
        var line = line();
        try {
            Backup backup =
                    work.make(
                            data.folder().toAbsolutePath(),
                            Objects.requireNonNull(to).toAbsolutePath(),
                            progress.ofCopying(line.getErr()));
            Results out = output.results(line.getOut());
            out.write(row(backup));
            out.flush();
            List<EpochGap> gaps = work.gaps(data.folder().toAbsolutePath());
            for (EpochGap gap : gaps) {
                line.getErr()
                        .println(
                                TEXT.get(
                                        "cli.backup.gap",
                                        gap.expected().stream(),
                                        gap.expected().end().epoch(),
                                        gap.why()));
            }
            line.getErr().flush();
            return gaps.isEmpty() ? 0 : 1;
        } catch (BackupUnavailable e) {
            line.getErr().println(e.getMessage());
            line.getErr().flush();
            return e instanceof BackupCorruptException ? 1 : 2;
        }
    }

    private static Map<String, Object> row(Backup backup) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("backup", backup.folder().toString());
        row.put("terminal", backup.terminal().value());
        row.put("madeAt", backup.madeAt().toString());
        row.put("entries", backup.entries());
        row.put("rebuilt", backup.proof().rebuilt());
        row.put("files", backup.files().size());
        row.put("bytes", backup.bytes());
        row.put("manifest", backup.sha256());
        List<Map<String, Object>> chains = new ArrayList<>();
        backup.heads()
                .forEach((stream, all) -> {
                    for (ChainHead head : all) {
                        Map<String, Object> one = new LinkedHashMap<>();
                        one.put("stream", stream.storedName());
                        one.put("epoch", head.epoch());
                        one.put("entries", head.seq());
                        one.put("hash", head.hash());
                        chains.add(one);
                    }
                });
        row.put("chains", chains);
        return row;
    }
}
