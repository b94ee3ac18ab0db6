package org.cordon.ui.shell;

import org.cordon.app.alarm.AlarmSoundCommands;
import org.cordon.app.alarm.AlarmSoundQueries;
import org.cordon.app.auth.Authentication;
import org.cordon.app.auth.Session;
import org.cordon.app.backup.BackupCommands;
import org.cordon.app.backup.BackupQueries;
import org.cordon.app.batch.BatchCommands;
import org.cordon.app.batch.BatchQueries;
import org.cordon.app.container.ContainerCommands;
import org.cordon.app.container.ContainerQueries;
import org.cordon.app.container.ReworkCommands;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.device.DeviceMessages;
import org.cordon.app.device.MachineSetup;
import org.cordon.app.device.ScannerSetup;
import org.cordon.app.device.ScannerTrials;
import org.cordon.app.device.StationSetup;
import org.cordon.app.epcis.CaptureCommands;
import org.cordon.app.epcis.CaptureQueries;
import org.cordon.app.journal.JournalCommands;
import org.cordon.app.linedata.EndpointQueries;
import org.cordon.app.order.OrderCommands;
import org.cordon.app.port.PageRenderer;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.app.qualification.CalibrationDrawing;
import org.cordon.app.qualification.CalibrationPaper;
import org.cordon.app.qualification.QualificationCommands;
import org.cordon.app.reconciliation.ReconciliationCommands;
import org.cordon.app.reconciliation.ReconciliationQueries;
import org.cordon.app.replication.SiteCommands;
import org.cordon.app.replication.SiteQueries;
import org.cordon.app.report.ReportCommands;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.PictureCommands;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.app.scanning.ScannerMonitoring;
import org.cordon.app.site.SiteReplicaQueries;
import org.cordon.app.unit.UnitQueries;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.containment.ContainmentRules;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/// What the window is built on: the terminal's commands and queries.
///
/// @param lineName as people call the line
/// @param signInHint who may sign in, where that is no secret; empty for none
/// @param folder where the data live
/// @param exports where files for people go
/// @param reader may block on the store and on files
public record TerminalServices(
        String lineName,
        String signInHint,
        Path folder,
        Path exports,
        TimeSource time,
        ContainmentRules rules,
        LineQueries line,
        ScanCommands scans,
        ScannerMonitoring taps,
        ScannerSetup scanners,
        StationSetup stations,
        MachineSetup machines,
        ScannerTrials trials,
        DeviceMessages meanings,
        ScanAnalyzer analyser,
        PictureCommands pictures,
        ContainmentQueries incidents,
        ContainmentCommands containment,
        Authentication authentication,
        Session session,
        JournalCommands journal,
        OrderCommands orders,
        BatchQueries batches,
        BatchCommands batchCommands,
        ReconciliationQueries reconciliation,
        ReconciliationCommands reconciliationCommands,
        ReportCommands reports,
        PageRenderer pages,
        StoreQueries records,
        StoreStatusQueries store,
        SiteQueries site,
        SiteCommands siteCommands,
        SiteReplicaQueries replica,
        CaptureQueries capture,
        CaptureCommands captureCommands,
        BackupQueries backups,
        BackupCommands backupCommands,
        EndpointQueries endpoint,
        AlarmSoundQueries sounds,
        AlarmSoundCommands soundCommands,
        UnitQueries units,
        QualificationCommands qualify,
        CalibrationDrawing calibration,
        CalibrationPaper calibrationPaper,
        ContainerQueries containers,
        ContainerCommands containerCommands,
        ReworkCommands rework,
        Executor reader) {}
