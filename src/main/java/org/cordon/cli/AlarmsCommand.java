package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.Alarms;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.ExceptionCatalogue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `alarms`: what is open on a terminal, worst first. Reads the journal alone, and may run while the program
/// records.
@Command(name = "alarms", mixinStandardHelpOptions = true)
public final class AlarmsCommand extends CliCommand {
    /// Reads the exception catalogue of a data folder.
    @FunctionalInterface
    public interface Catalogues {
        /// @throws IOException if it cannot be read
        /// @throws IllegalArgumentException if it cannot be used; the message says why
        ExceptionCatalogue of(Path data) throws IOException;
    }

    private final Catalogues catalogues;
    private final TimeSource time;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    public AlarmsCommand(Catalogues catalogues, TimeSource time) {
        this.catalogues = catalogues;
        this.time = time;
    }

    @Override
    public Integer call() {
        var line = line();
        Path folder = data.folder();
        PrintWriter err = line.getErr();
        int answer = 2;
        try {
            answer = list(folder, output.results(line.getOut()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()));
        } catch (JournalReader.BrokenChain broken) {
            err.println(broken.getMessage());
            answer = 1;
        } catch (IOException e) {
            err.println(Failure.sentence(folder, e));
        } catch (JournalUnavailable e) {
            err.println(e.getMessage());
        }
        err.flush();
        return answer;
    }

    private int list(Path folder, Results out) throws IOException {
        ExceptionCatalogue catalogue = catalogues.of(folder);
        Alarms alarms = new Alarms();
        // What was done about alarms waits for the scans that raised them.
        for (StreamId stream : StreamId.values()) {
            JournalReader.verified(folder, stream)
                    .pages()
                    .forEach(page -> page.forEach(alarms::apply));
        }
        Instant now = time.now();
        List<Alarm> open = alarms.all().stream().sorted(Alarm.worstFirst(catalogue)).toList();
        for (Alarm alarm : open) {
            out.write(row(alarm, catalogue.of(alarm.kind()), now));
        }
        out.flush();
        return open.stream().anyMatch(alarm -> alarm.state(now).isUnacknowledged()) ? 1 : 0;
    }

    private Map<String, Object> row(Alarm alarm, ExceptionCatalogue.Kind kind, Instant now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("alarm", alarm.id().toString());
        row.put("kind", alarm.kind().storedName());
        row.put("severity", kind.severity().name());
        row.put("family", kind.family());
        row.put("state", alarm.state(now).name());
        row.put("detectedAt", alarm.detectedAt().toString());
        row.put("device", alarm.device().map(DeviceId::value).orElse(""));
        row.put("unit", alarm.unit().map(UnitId::key).orElse(""));
        row.put("joined", alarm.joined());
        row.put("reason", new ReasonMessages(time.zone()).of(alarm.reason()));
        if (alarm.reason() instanceof Reason.Coded coded) {
            row.put("reasonCode", coded.code());
        }
        row.put("firstAction", kind.firstAction());
        alarm.life()
                .shelf()
                .ifPresent(shelf -> {
                    row.put("shelvedUntil", shelf.until().toString());
                    row.put("shelvedBecause", shelf.reason());
                });
        return row;
    }
}
