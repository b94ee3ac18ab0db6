package org.cordon.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyObjectProperty;

import org.cordon.app.qualification.QualificationCommands;
import org.cordon.app.qualification.QualificationProgress;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.app.scanning.ScannerStatus;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.FindingMessages;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Scanners of this terminal whose latest canary came out badly, until a good canary or a new
/// qualification settles it. FX thread.
public final class ScannerTrust {
    private static final Messages TEXTS = Messages.of(ScannerTrust.class);

    private final FindingMessages words = new FindingMessages();
    private final ReadOnlyObjectProperty<LineStatus> line;
    private final ReadOnlyObjectProperty<QualificationProgress> qualify;
    private final ObjectBinding<List<Suspect>> suspects;

    /// A scanner that cannot be trusted.
    ///
    /// @param name as people call it
    /// @param why what it does, such as "loses separators"
    public record Suspect(String name, String why) {
        /// All in one sentence without its full stop.
        public String sentence() {
            return TEXTS.get("common.distrust.sentence", name, why);
        }
    }

    /// Follows the line's scanners and what is known of them.
    public ScannerTrust(FxDispatcher pulse, LineQueries line, QualificationCommands qualify) {
        this.line = pulse.follow(line::onChange, line::status);
        this.qualify = pulse.follow(qualify::onChange, qualify::status);
        suspects = Bindings.createObjectBinding(this::now, this.line, this.qualify);
    }

    /// The scanners, in the order of the settings, a keyboard scanner last; empty when all is well.
    public ObjectBinding<List<Suspect>> suspects() {
        return suspects;
    }

    private List<Suspect> now() {
        List<DeviceId> ours =
                new ArrayList<>(line.get().devices().stream().map(ScannerStatus::id).toList());
        ours.add(ScanPipeline.TYPED);
        return qualify.get().distrusted(ours).stream().map(this::suspect).toList();
    }

    private Suspect suspect(DeviceId device) {
        List<CheckFinding> worse = qualify.get().standing(device).worse();
        return new Suspect(
                device.equals(ScanPipeline.TYPED)
                        ? TEXTS.get("common.distrust.typed")
                        : device.value(),
                worse.isEmpty()
                        ? TEXTS.get("common.distrust.unnamed")
                        : worse.stream()
                                .map(words::shortMessage)
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }
}
