package org.cordon.boot.wiring;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.boot.settings.ConfigurationVersion;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.RuleTables;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.settings.Version;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ProgramEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// The journal, which records its own terminal's start and end, and the configuration that its entries name.
record JournalWiring(
        FileJournal journal, OperationsReplay replay, ConfigurationVersion configuration)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWiring.class);

    static JournalWiring open(
            DataFolder folder, Settings settings, RuleTables rules, TimeSource time) {
        ConfigurationVersion configuration = new ConfigurationVersion(folder, rules, settings);
        FileJournal journal =
                FileJournal.open(
                        folder.root(),
                        settings.terminal(),
                        time,
                        configuration,
                        JournalConfig.STANDARD);
        return new JournalWiring(journal, new OperationsReplay(journal), configuration);
    }

    void started() {
        record(new ProgramEvent.TerminalStarted(Version.ofThisProgram(), journal.cleanStop()));
    }

    @Override
    public void close() {
        record(new ProgramEvent.TerminalStopped());
        journal.close();
    }

    private void record(JournalEvent event) {
        var _ =
                journal.append(Optional.empty(), event)
                        .whenComplete((_, failed) -> {
                            if (failed != null) {
                                LOG.warn("start or end could not be recorded", failed);
                            }
                        });
    }
}
