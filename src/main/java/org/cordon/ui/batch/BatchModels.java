package org.cordon.ui.batch;

import org.cordon.app.auth.Authentication;
import org.cordon.app.batch.BatchCommands;
import org.cordon.app.batch.BatchQueries;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.order.OrderCommands;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.HandScan;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;

import java.util.function.Consumer;
import java.util.function.Function;

/// Makes the state behind the batch screen.
public final class BatchModels {
    private BatchModels() {}

    /// The batch and the form of its steps.
    ///
    /// @param handScans tells of scans by hand that belong to no station
    public static BatchViewModel of(
            FxDispatcher pulse,
            BatchQueries batches,
            BatchCommands commands,
            OrderCommands orders,
            LineQueries line,
            ScanCommands scans,
            Function<Consumer<HandScan>, Subscription> handScans,
            Authentication authentication,
            PersonNames names,
            TimeSource time) {
        Messages messages = Messages.of(BatchViewModel.class);
        BatchText words = new BatchText(messages, names, new TimeFormats(time.zone()));
        return new BatchViewModel(
                pulse,
                batches,
                orders,
                line,
                time,
                words,
                scans,
                handScans,
                new BatchFormViewModel(batches, commands, authentication, words, messages, pulse));
    }
}
