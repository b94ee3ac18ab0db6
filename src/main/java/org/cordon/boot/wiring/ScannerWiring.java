package org.cordon.boot.wiring;

import org.cordon.adapter.serial.SerialPorts;
import org.cordon.app.auth.AuthenticationService;
import org.cordon.app.device.ConfigFile;
import org.cordon.app.device.EditableSettings;
import org.cordon.app.device.MachineConfigService;
import org.cordon.app.device.MachineSetup;
import org.cordon.app.device.ScannerConfigService;
import org.cordon.app.device.ScannerPreview;
import org.cordon.app.device.ScannerSetup;
import org.cordon.app.device.StationConfigService;
import org.cordon.app.device.StationSetup;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.settings.SettingsFile;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.MachineConfig;
import org.cordon.core.scanner.ScannerConfig;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/// The scanners and machines of a terminal: those that watch the line, how they and the stations are set up, and those tried
/// out.
record ScannerWiring(
        ScannerFactory attached,
        ScannerSetup setup,
        StationSetup stations,
        MachineSetup machineSetup,
        ScannerPreview trials,
        List<MachineConfig> machines) {
    static ScannerWiring of(
            DataFolder folder,
            Settings settings,
            JournalWiring record,
            AuthenticationService people,
            ScanPipeline line,
            TimeSource time,
            ScheduledExecutorService supervisor,
            ProgramExecutors threads) {
        SerialPorts ports = new SerialPorts();
        ScannerFactory attached = new ScannerFactory(line, ports, folder.root(), time, supervisor);
        ConfigFile file = new SettingsFile(folder.settings());
        EditableSettings editable =
                new EditableSettings(
                        record.journal(),
                        people,
                        (prefix, keys) -> {
                            file.write(prefix, keys);
                            // Stations and machines are in force from the next start on.
                            record.configuration()
                                    .apply(settings.withScanners(Settings.of(folder).scanners()));
                        },
                        settings.equipment(),
                        settings.demo(),
                        threads.single("devices"));
        return new ScannerWiring(
                attached,
                new ScannerConfigService(editable, ports, attached),
                new StationConfigService(editable),
                new MachineConfigService(editable, settings.machinery()),
                new ScannerPreview(attached::toTryOut, threads.single("trials")),
                settings.machinery());
    }

    /// How a device's messages are told apart, as it is set up now.
    Optional<Framing> framing(DeviceId device) {
        return setup.scanners().stream()
                .map(ScannerSetup.Attached::device)
                .filter(d -> d.id().equals(device))
                .map(ScannerConfig::framing)
                .findFirst();
    }

    /// Begins to watch the line.
    ///
    /// @return how many scanners and machines watch it
    int start() {
        return attached.start(() ->
                Stream.concat(
                                setup.scanners().stream().map(ScannerSetup.Attached::device),
                                machines.stream().map(MachineConfig::device))
                        .toList());
    }
}
