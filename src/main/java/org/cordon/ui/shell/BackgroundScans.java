package org.cordon.ui.shell;

import javafx.scene.Node;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.VerdictLabels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the line a scan that was typed where nothing in front takes scans, and says in a corner what
/// came of it: at the settings, in the records, before anyone has signed in. FX thread.
public final class BackgroundScans {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundScans.class);

    private final Messages messages = Messages.of(BackgroundScans.class);
    private final FxDispatcher pulse;
    private final ScanCommands scans;
    private final ReasonMessages reasons;

    /// Knows where scans are judged.
    public BackgroundScans(FxDispatcher pulse, ScanCommands scans, ReasonMessages reasons) {
        this.pulse = pulse;
        this.scans = scans;
        this.reasons = reasons;
    }

    /// Judges one.
    ///
    /// @param near any node of the window to answer in
    public void accept(Bytes scan, Node near) {
        pulse.deliver(
                scans.typed(scan), judged -> show(judged, near), error -> failed(error, near));
    }

    private void show(EvaluatedScan judged, Node near) {
        String reason = reasons.of(judged.reason());
        String word = VerdictLabels.verdict(judged.code());
        if (judged.code() == VerdictCode.ACCEPTED) {
            Notices.done(near, word, reason);
        } else {
            Notices.problem(near, word, (reason + " " + judged.firstAction()).strip());
        }
    }

    private void failed(Throwable error, Node near) {
        if (error instanceof JournalUnavailable) {
            LOG.warn("a typed scan is not recorded", error);
        } else {
            LOG.error("a typed scan could not be judged", error);
        }
        Notices.problem(
                near,
                messages.get("shell.scan.failed.happened"),
                messages.get("shell.scan.failed.todo"));
    }
}
