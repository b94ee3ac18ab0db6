package org.cordon.boot.demo;

import org.cordon.core.line.ShiftLine;
import org.cordon.core.scanner.Bytes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The text form of a recorded shift: one [ShiftLine] a message or signal. Times never go back. Lines that begin
/// with `#` and empty lines say nothing.
public final class ShiftFile {
    private ShiftFile() {}

    /// A line that does not have the form.
    public static final class BadShift extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param line from 1
        BadShift(int line, String why) {
            super("line %d: %s".formatted(line, why));
        }
    }

    /// Reads to the end; the caller closes.
    ///
    /// @return in the order of the file
    /// @throws BadShift at the first line that does not have the form
    public static List<ShiftLine> read(Reader in) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        List<ShiftLine> scans = new ArrayList<>();
        Duration last = Duration.ZERO;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (ShiftLine.saysNothing(line)) {
                continue;
            }
            try {
                ShiftLine scan = ShiftLine.parse(line);
                if (scan.at().compareTo(last) < 0) {
                    throw new IllegalArgumentException("goes back in time");
                }
                last = scan.at();
                scan.codes().forEach(Bytes::parse);
                scans.add(scan);
            } catch (IllegalArgumentException e) {
                BadShift bad = new BadShift(number, String.valueOf(e.getMessage()));
                bad.initCause(e);
                throw bad;
            }
        }
        return scans;
    }
}
