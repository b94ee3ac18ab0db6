package org.cordon.boot.wiring;

import org.cordon.adapter.epcis.CaptureCheckpointFile;
import org.cordon.adapter.epcis.EpcisDocumentWriter;
import org.cordon.adapter.epcis.HttpEventRepository;
import org.cordon.app.epcis.CaptureCheckpoint;
import org.cordon.app.epcis.CaptureCommands;
import org.cordon.app.epcis.CaptureConfig;
import org.cordon.app.epcis.CaptureQueries;
import org.cordon.app.epcis.DisabledCapture;
import org.cordon.app.epcis.EventSender;
import org.cordon.app.epcis.JournalContext;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.app.unit.UnitGatherer;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.EpcisPlan;
import org.cordon.core.epcis.EpcisEvents;

import java.util.Optional;
import java.util.concurrent.Executor;

/// What an EPCIS repository is told.
///
/// @param sender empty if none is set
/// @param told what it is told of units, and how far; empty if none is set
record EpcisWiring(
        Optional<EventSender> sender,
        CaptureQueries queries,
        CaptureCommands commands,
        Optional<UnitGatherer.Capture> told) {
    static EpcisWiring of(
            Optional<EpcisPlan> plan,
            DataFolder folder,
            Journal journal,
            TimeSource time,
            Executor reader) {
        if (plan.isEmpty()) {
            DisabledCapture none = new DisabledCapture(time);
            return new EpcisWiring(Optional.empty(), none, none, Optional.empty());
        }
        EpcisEvents events =
                new EpcisEvents(
                        plan.get().readPoint(), plan.get().location(), new JournalContext(journal));
        CaptureCheckpoint checkpoint = new CaptureCheckpointFile(folder.captureNote());
        EventSender sender =
                new EventSender(
                        journal,
                        events,
                        new HttpEventRepository(plan.get().repository(), time),
                        new EpcisDocumentWriter(time),
                        checkpoint,
                        time,
                        CaptureConfig.usual(),
                        reader);
        return new EpcisWiring(
                Optional.of(sender),
                sender,
                sender,
                Optional.of(
                        new UnitGatherer.Capture(
                                events, () -> checkpoint.load().done().position())));
    }
}
