package org.cordon.boot;

import org.cordon.app.backup.BackupDesk;
import org.cordon.app.backup.BackupWatch;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.device.ScannerSetup;
import org.cordon.app.device.ScannerTrials;
import org.cordon.app.epcis.CaptureCommands;
import org.cordon.app.epcis.CaptureQueries;
import org.cordon.app.order.OrderCommands;
import org.cordon.app.people.FrontDoor;
import org.cordon.app.people.Session;
import org.cordon.app.port.CalibrationDrawing;
import org.cordon.app.port.CalibrationPaper;
import org.cordon.app.port.PageRenderer;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.Time;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.app.qualify.QualifyDesk;
import org.cordon.app.replication.SiteCommands;
import org.cordon.app.replication.SiteQueries;
import org.cordon.app.report.ReportDesk;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.PictureCommands;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.app.scanning.ScannerMonitoring;
import org.cordon.app.site.SiteReplicaQueries;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.containment.ContainmentRules;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/// What the window is built on: the terminal's desks and watches.
///
/// @param lineName as people call the line
/// @param signInHint who may sign in, where that is no secret; empty for none
/// @param folder where the data live
/// @param reader may block on the store and on files
public record Parts(
        String lineName,
        String signInHint,
        Path folder,
        Time time,
        ContainmentRules rules,
        LineQueries line,
        ScanCommands scans,
        ScannerMonitoring taps,
        ScannerSetup scanners,
        ScannerTrials trials,
        ScanAnalyzer analyser,
        PictureCommands pictures,
        ContainmentQueries incidents,
        ContainmentCommands containment,
        FrontDoor door,
        Session session,
        OrderCommands orders,
        ReportDesk reports,
        PageRenderer pages,
        StoreQueries records,
        StoreStatusQueries store,
        SiteQueries site,
        SiteCommands siteDesk,
        SiteReplicaQueries news,
        CaptureQueries capture,
        CaptureCommands captureDesk,
        BackupWatch backups,
        BackupDesk backupDesk,
        QualifyDesk qualify,
        CalibrationDrawing calibration,
        CalibrationPaper calibrationPaper,
        Executor reader) {}
