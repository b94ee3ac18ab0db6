package org.cordon.ui.shell;

import org.cordon.app.scanning.ScannerStatus;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Chip.Tone;
import org.cordon.ui.common.ScannerTrust.Suspect;
import org.cordon.ui.shell.ShellViewModel.ChipState;

import java.util.Comparator;
import java.util.List;

/// What the strip's chip says of all scanners: how many read, which is gone, which cannot be trusted.
final class ScannerChip {
    /// A longer name would push the order off the strip of a small screen.
    private static final int LONGEST_NAME = 16;

    private ScannerChip() {}

    static ChipState of(List<ScannerStatus> devices, List<Suspect> suspects, Messages messages) {
        if (devices.isEmpty() && suspects.isEmpty()) {
            return new ChipState(messages.get("shell.scanners.none"), "", Tone.WARN);
        }
        DeviceState worst =
                devices.stream()
                        .map(ScannerStatus::state)
                        .max(Comparator.comparingInt(ScannerChip::gravity))
                        .orElse(DeviceState.READING);
        long open = devices.stream().filter(d -> gravity(d.state()) < 2).count();
        boolean gone = gravity(worst) >= 2;
        String count = messages.get("shell.scanners.value", open, devices.size());
        if (!suspects.isEmpty()) {
            return gone
                    ? new ChipState(
                            count,
                            messages.get(
                                    "shell.scanners.gone-and-distrusted",
                                    messages.name("shell.device", worst),
                                    suspects.size()),
                            Tone.ALARM)
                    : new ChipState(
                            who(suspects, messages),
                            messages.get("shell.scanners.distrusted"),
                            Tone.ALARM);
        }
        return new ChipState(
                count,
                gone
                        ? messages.name("shell.device", worst)
                        : messages.get("shell.scanners.caption"),
                gone ? Tone.ALARM : Tone.QUIET);
    }

    private static String who(List<Suspect> suspects, Messages messages) {
        String name = suspects.getFirst().name();
        return suspects.size() == 1 && name.length() <= LONGEST_NAME
                ? name
                : messages.get("shell.scanners.some", suspects.size());
    }

    private static int gravity(DeviceState state) {
        return switch (state) {
            case READING -> 0;
            case SILENT -> 1;
            case REOPENING -> 2;
            case LOST -> 3;
        };
    }
}
