package org.cordon.core.verdict.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineDetector.Scanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class ScannerSilentDetectorTest {
    private static final Instant NOW = Instant.parse("2026-11-29T03:00:00Z");

    /// Scanners as `<name>:<state>:<seconds since the last scan, or - for none>`; a hand scanner's name begins
    /// with h.
    // [utest->req~alarm.scanner-silent~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    both read                              | a:READING:1 b:READING:1    | ''
                    one is silent, the other reads         | a:SILENT:60 b:READING:1    | a by b
                    silent since the start                 | a:SILENT:- b:READING:1     | a by b
                    the other has read nothing yet         | a:SILENT:- b:READING:-     | ''
                    the belt has stopped                   | a:SILENT:60 b:SILENT:58    | ''
                    the belt stopped, the other ran out    | a:SILENT:60 b:READING:55   | ''
                    the other read on after the belt's end | a:SILENT:60 b:READING:45   | a by b
                    one alone                              | a:SILENT:60                | ''
                    a hand scanner rests                   | h:SILENT:60 b:READING:1    | ''
                    only a hand scanner reads              | a:SILENT:60 h:READING:1    | ''
                    one is lost, which is told already     | a:LOST:60 b:READING:1      | ''
                    two are silent                         | a:SILENT:60 b:READING:1 c:SILENT:90 | a by b, c by b
                    """)
    void aScannerIsSilentWhileAnotherReads(String rule, String scanners, String found) {
        List<Scanner> all = new ArrayList<>();
        for (String each : scanners.split(" ", -1)) {
            String[] parts = each.split(":", -1);
            all.add(
                    new Scanner(
                            new DeviceId(parts[0]),
                            parts[0].startsWith("h") ? DeviceRole.HANDHELD : DeviceRole.INLINE,
                            DeviceState.valueOf(parts[1]),
                            parts[2].equals("-")
                                    ? Optional.empty()
                                    : Optional.of(NOW.minusSeconds(Long.parseLong(parts[2])))));
        }
        Map<String, Reason> expected = new TreeMap<>();
        for (String each : found.split(", ", -1)) {
            if (!each.isEmpty()) {
                String[] names = each.split(" by ", -1);
                expected.put(names[0], Reason.of("scanner-silent", names[0], names[1]));
            }
        }
        Map<String, Reason> actual = new TreeMap<>();
        new ScannerSilentDetector()
                .find(all)
                .forEach((device, reason) -> actual.put(device.value(), reason));
        assertEquals(expected, actual, rule);
    }
}
