package org.cordon.adapter.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.cordon.app.port.TimeSource;
import org.cordon.app.reconciliation.DifferencesWriter;
import org.cordon.app.reconciliation.DifferentSerial;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Differences of a reconciliation as a CSV file: one row a serial and difference, times in UTC.
///
/// @param time names the file, and has the zone that reasons name times in
public record CsvDifferencesWriter(TimeSource time) implements DifferencesWriter {
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Names of the columns; they never change.
    private static final List<String> COLUMNS =
            List.of(
                    "difference",
                    "unit",
                    "serial",
                    "station",
                    "last_read",
                    "reason_code",
                    "reason");

    @Override
    public Path write(Path folder, Consumer<Consumer<DifferentSerial>> serials) {
        Path file = folder.resolve("differences-" + NOW.format(time.now()) + ".csv");
        Path part = file.resolveSibling(file.getFileName() + ".part");
        ReasonMessages reasons = new ReasonMessages(time.zone());
        try {
            Files.createDirectories(folder);
            try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(part, UTF_8))) {
                csv.writeRecord(COLUMNS);
                serials.accept(serial ->
                        csv.writeRecord(
                                serial.difference().name(),
                                serial.unit().key(),
                                serial.unit().label(),
                                serial.station().map(StationId::value).orElse(""),
                                serial.at().map(Instant::toString).orElse(""),
                                code(serial.reason()),
                                reasons.of(serial.reason())));
            }
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(Reason reason) {
        return reason instanceof Reason.Coded coded ? coded.code() : "";
    }
}
