package org.cordon.ui.containment;

import org.cordon.app.auth.Session;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.quarantine.HoldFormViewModel;
import org.cordon.ui.report.ReportPane;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/// Builds the wizard. Its state lives as long as the window, so that what a person typed survives a
/// look at another place. FX thread only.
public final class ContainmentScreen {
    private final ContainmentPanelViewModel model;
    private final ReportPane report;
    private final Messages messages = Messages.of(ContainmentScreen.class);

    /// @param report shows the report once contained
    /// @param holdForm what is filled in to hold a lot, a range, a time, a quantity or several units
    /// @param fx runs on the FX thread, see [FxDispatcher#fx]
    public ContainmentScreen(
            ContainmentQueries queries,
            ContainmentCommands commands,
            ScanCommands scans,
            Session session,
            ContainmentRules rules,
            TimeSource time,
            ReportPane report,
            HoldFormViewModel holdForm,
            Executor fx) {
        TimeFormats moments = new TimeFormats(time.zone());
        this.report = report;
        StepForms forms =
                new StepForms(
                        new CeaseViewModel(session, messages, moments),
                        new IsolateViewModel(
                                scans,
                                commands,
                                messages,
                                moments,
                                new FailureMessages(messages),
                                holdForm,
                                fx),
                        new CommunicateViewModel(rules, messages, moments, time),
                        new DocumentViewModel(rules, messages),
                        new DeviationViewModel(messages, new ReasonMessages(time.zone())));
        this.model =
                new ContainmentPanelViewModel(
                        queries, commands, session, forms, messages, time, fx);
    }

    /// The state of the wizard.
    public ContainmentPanelViewModel model() {
        return model;
    }

    /// Keeps the state level with the program from now on; call once.
    public void follow(ContainmentQueries queries, Session session, FxDispatcher pulse) {
        FxDispatcher.Signal changed = pulse.signal(model::refresh);
        queries.onChange(changed::mark);
        session.onChange(changed::mark);
        var _ = pulse.everySecond(model::tick);
        model.refresh();
    }

    /// Loads the view.
    ///
    /// @param units opens the page of a unit that is held
    public View<ContainmentPanelController> view(UnitPages units) {
        StepForms forms = model.forms();
        Map<Class<?>, Object> controllers =
                Map.of(
                        ContainmentPanelController.class,
                        new ContainmentPanelController(model, report, messages),
                        CeasePanelController.class,
                        new CeasePanelController(forms.cease(), model),
                        IsolatePanelController.class,
                        new IsolatePanelController(forms.isolate(), model, units),
                        CommunicatePanelController.class,
                        new CommunicatePanelController(forms.communicate(), model, messages),
                        DocumentPanelController.class,
                        new DocumentPanelController(forms.document(), model, messages),
                        DeviationPanelController.class,
                        new DeviationPanelController(forms.deviation(), model, messages));
        return Views.load(
                ContainmentPanelController.class,
                type -> Objects.requireNonNull(controllers.get(type)));
    }
}
