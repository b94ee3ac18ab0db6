package org.cordon.boot.wiring;

import org.cordon.adapter.csv.CsvOrderReader;
import org.cordon.adapter.epcis.EpcisOrderReader;
import org.cordon.adapter.epcis.EpcisXmlOrderReader;
import org.cordon.adapter.image.ImageBarcodeReader;
import org.cordon.adapter.sound.Speaker;
import org.cordon.app.alarm.AlarmAnnouncer;
import org.cordon.app.auth.AuthenticationService;
import org.cordon.app.order.OrderImport;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.app.scanning.LineSurroundings;
import org.cordon.app.scanning.PictureScanning;
import org.cordon.app.scanning.ScanPipeline;

import java.util.List;

/// Judging what is scanned, from devices, by hand and in pictures, against the order that runs, and making its alarms heard.
public record LineWiring(
        ScanPipeline pipeline,
        PictureScanning pictures,
        OrderImport orders,
        AlarmAnnouncer sounds) {
    private static final int READERS = 2;

    static LineWiring of(
            JournalWiring record,
            StoreWiring store,
            AuthenticationService people,
            TimeSource time,
            JudgingRules rules,
            LineSurroundings around,
            ProgramExecutors threads) {
        ScanPipeline pipeline =
                new ScanPipeline(
                        record.journal(),
                        record.replay(),
                        store.queries(),
                        store.projector(),
                        people,
                        time,
                        rules,
                        around,
                        threads.pool("line", READERS));
        return new LineWiring(
                pipeline,
                new PictureScanning(
                        new ImageBarcodeReader(System::nanoTime),
                        pipeline,
                        threads.single("pictures")),
                new OrderImport(
                        orderReaders(time),
                        record.journal(),
                        people,
                        pipeline,
                        rules.profiles(),
                        threads.single("orders")),
                new AlarmAnnouncer(pipeline, new Speaker(), time, threads.single("sounds")));
    }

    /// The formats an order may come in, in the order they are asked.
    public static List<OrderReader> orderReaders(TimeSource time) {
        return List.of(
                new EpcisXmlOrderReader(time),
                new EpcisOrderReader(time),
                new CsvOrderReader(time));
    }
}
