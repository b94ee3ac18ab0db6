package org.cordon.boot.wiring;

import org.cordon.adapter.epcis.EpcisLineReportReader;
import org.cordon.adapter.epcis.endpoint.JettyCaptureServer;
import org.cordon.app.linedata.CaptureEndpoint;
import org.cordon.app.linedata.EndpointQueries;
import org.cordon.app.linedata.EndpointStatus;
import org.cordon.app.linedata.LineDataCommands;
import org.cordon.app.linedata.LineDataFolder;
import org.cordon.app.linedata.LineReportReader;
import org.cordon.app.port.TimeSource;
import org.cordon.boot.settings.Settings;

import java.util.Optional;

/// Where line data come in: a folder that is watched, and an endpoint that listens.
///
/// @param folder empty if none is set
/// @param endpoint empty if none is set
record LineDataWiring(Optional<LineDataFolder> folder, Optional<CaptureEndpoint> endpoint)
        implements AutoCloseable {
    static LineDataWiring of(Settings settings, LineDataCommands line, TimeSource time) {
        LineReportReader reader = new EpcisLineReportReader();
        return new LineDataWiring(
                settings.lineDataFolder()
                        .map(watched ->
                                new LineDataFolder(
                                        watched, reader, line, LineDataFolder.Pace.USUAL)),
                settings.endpoint()
                        .map(plan ->
                                new CaptureEndpoint(
                                        new JettyCaptureServer(plan.settings()),
                                        reader,
                                        line,
                                        time,
                                        plan.settings().limits(),
                                        CaptureEndpoint.Pace.USUAL)));
    }

    void start() {
        folder.ifPresent(LineDataFolder::start);
        endpoint.ifPresent(CaptureEndpoint::start);
    }

    EndpointQueries queries() {
        return endpoint.<EndpointQueries>map(each -> each).orElse(() -> EndpointStatus.OFF);
    }

    @Override
    public void close() {
        folder.ifPresent(LineDataFolder::close);
        endpoint.ifPresent(CaptureEndpoint::close);
    }
}
