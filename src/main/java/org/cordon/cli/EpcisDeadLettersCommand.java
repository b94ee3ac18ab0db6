package org.cordon.cli;

import org.cordon.adapter.epcis.EpcisDocumentWriter;
import org.cordon.adapter.journal.JournalReader;
import org.cordon.app.epcis.CaptureCheckpoint;
import org.cordon.app.epcis.EpcisDeadLetter;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.epcis.EpcisLocation;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `epcis dead-letters`: events that the EPCIS repository has refused, and why. Reads only, but for the
/// document that is asked for, and may run while the program records.
@Command(name = "dead-letters", mixinStandardHelpOptions = true)
public final class EpcisDeadLettersCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(EpcisDeadLettersCommand.class);

    /// What a terminal's events are made from beside its journal.
    ///
    /// @param notes where the refused ones are noted
    public record Told(
            Optional<EpcisLocation> readPoint,
            Optional<EpcisLocation> location,
            CaptureCheckpoint notes) {}

    /// Finds it out from a data folder's settings.
    @FunctionalInterface
    public interface Settings {
        /// @throws IOException if they cannot be read
        /// @throws IllegalArgumentException if they cannot be used; the message says why
        Told of(Path data) throws IOException;
    }

    private final Settings settings;
    private final TimeSource time;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(
            names = {"--out", "--export"},
            paramLabel = "FILE")
    private @Nullable Path export;

    public EpcisDeadLettersCommand(Settings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Integer call() {
        var line = line();
        Path folder = data.folder();
        PrintWriter err = line.getErr();
        try {
            int refused = list(folder, output.results(line.getOut()));
            return refused == 0 ? 0 : 1;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()));
        } catch (FileAlreadyExistsException e) {
            err.println(TEXT.get("cli.dead-letters.exists", e.getMessage()));
        } catch (IOException e) {
            err.println(Failure.sentence(folder, e));
        } catch (JournalUnavailable e) {
            err.println(e.getMessage());
        }
        err.flush();
        return 2;
    }

    private int list(Path folder, Results out) throws IOException {
        Told told = settings.of(folder);
        JournalReader operations = JournalReader.open(folder, StreamId.OPERATIONS);
        JournalReader scans = JournalReader.open(folder, StreamId.SCANS);
        EpcisEvents events =
                new EpcisEvents(told.readPoint(), told.location(), new Files(operations, scans));
        List<EpcisEvent> found = new ArrayList<>();
        List<EpcisDeadLetter> refused = told.notes().load().deadLetters();
        for (EpcisDeadLetter entry : refused) {
            List<EpcisEvent> of =
                    operations.read(entry.from().epoch(), entry.from().seq() - 1, 1).stream()
                            .findFirst()
                            .map(events::of)
                            .orElse(List.of());
            found.addAll(of);
            Optional<EpcisEvent> event = of.stream().findFirst();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("epoch", entry.from().epoch());
            row.put("seq", entry.from().seq());
            row.put("reason", entry.reason());
            row.put("refusedAt", entry.at().toString());
            row.put("eventID", event.map(EpcisEvent::id).orElse(""));
            row.put("eventTime", event.map(e -> e.at().toString()).orElse(""));
            out.write(row);
        }
        out.flush();
        if (export != null) {
            new EpcisDocumentWriter(time).write(found, export);
        }
        return refused.size();
    }

    /// The journal's files as they are.
    private record Files(JournalReader operations, JournalReader scans)
            implements EpcisEvents.Surroundings {
        @Override
        public Optional<Entry> scan(int epoch, long seq) {
            return seq < 1 ? Optional.empty() : scans.read(epoch, seq - 1, 1).stream().findFirst();
        }

        @Override
        public List<Entry> before(Entry entry, int max) {
            long from = Math.max(0, entry.seq() - 1 - max);
            return operations.read(entry.epoch(), from, (int) (entry.seq() - 1 - from));
        }
    }
}
