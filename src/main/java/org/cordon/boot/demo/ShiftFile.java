package org.cordon.boot.demo;

import org.cordon.core.scan.Bytes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text form of a recorded shift: one scan a line, `+<milliseconds since the beginning>`, a
/// TAB, then the scan in the text form of [Bytes]. Times never go back. Lines that begin with `#`
/// and empty lines say nothing.
public final class ShiftFile {
    private static final Pattern LINE = Pattern.compile("\\+([0-9]{1,9})\t(.*)");

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
    public static List<ShiftScan> read(Reader in) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        List<ShiftScan> scans = new ArrayList<>();
        Duration last = Duration.ZERO;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher m = LINE.matcher(line);
            if (!m.matches()) {
                throw new BadShift(number, "should be +milliseconds, a TAB and a scan");
            }
            Duration at = Duration.ofMillis(Long.parseLong(m.group(1)));
            if (at.compareTo(last) < 0) {
                throw new BadShift(number, "goes back in time");
            }
            last = at;
            try {
                scans.add(new ShiftScan(at, Bytes.parse(m.group(2))));
            } catch (IllegalArgumentException e) {
                BadShift bad = new BadShift(number, String.valueOf(e.getMessage()));
                bad.initCause(e);
                throw bad;
            }
        }
        return scans;
    }
}
