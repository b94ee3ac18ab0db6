package org.cordon.boot;

import org.cordon.adapter.barcode.CalibrationDrawer;
import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.epcis.CaptureCheckpointFile;
import org.cordon.adapter.epcis.EpcisLineReportReader;
import org.cordon.adapter.report.CalibrationSheet;
import org.cordon.app.port.TimeSource;
import org.cordon.app.reconciliation.ReconciliationRuleSet;
import org.cordon.app.scanning.JudgingRules;
import org.cordon.boot.diagnostics.Doctor;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.EpcisPlan;
import org.cordon.boot.settings.RuleTables;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.BackupWork;
import org.cordon.boot.wiring.LineWiring;
import org.cordon.boot.wiring.ProgramExecutors;
import org.cordon.boot.wiring.SiteWiring;
import org.cordon.boot.wiring.Terminal;
import org.cordon.cli.AlarmsCommand;
import org.cordon.cli.BackupCommand;
import org.cordon.cli.CalibrationSheetCommand;
import org.cordon.cli.DoctorCommand;
import org.cordon.cli.EpcisDeadLettersCommand;
import org.cordon.cli.HelpCommand;
import org.cordon.cli.JournalContinueCommand;
import org.cordon.cli.JournalExportCommand;
import org.cordon.cli.JournalTailCommand;
import org.cordon.cli.JournalVerifyCommand;
import org.cordon.cli.OptionValues;
import org.cordon.cli.ParseCommand;
import org.cordon.cli.ReconcileCommand;
import org.cordon.cli.ReplayCommand;
import org.cordon.cli.ReportCommand;
import org.cordon.cli.RestoreCommand;
import org.cordon.cli.ReuseCommand;
import org.cordon.cli.SiteBoardCommand;
import org.cordon.cli.SiteInitCommand;
import org.cordon.cli.SiteStatusCommand;
import org.cordon.cli.SiteStores;
import org.cordon.cli.SiteVerifyCommand;
import org.cordon.cli.StoreCheckCommand;
import org.cordon.cli.StoreExportCommand;
import org.cordon.cli.StoreRebuildCommand;
import org.cordon.cli.SyncStatusCommand;
import org.cordon.cli.TerminalData;
import org.cordon.cli.UnitCommand;
import org.cordon.core.code.CodeTables;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.text.Messages;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts Cordon: the workplace, or one of the commands.
public final class Main {
    private static final Messages TEXT = Messages.of(Main.class);

    private Main() {}

    /// The program's entry point.
    public static void main(String[] args) {
        ProgramExecutors.logWhatEndsAThread();
        CommandLine commands = commands();
        int code = commands.execute(args);
        commands.getOut().flush();
        System.exit(code);
    }

    /// The program's commands.
    static CommandLine commands() {
        return commands(RuleTables::shipped);
    }

    /// @param tables reads the shipped rule tables, for the commands that go by them
    static CommandLine commands(Supplier<RuleTables> tables) {
        TimeSource time = new SystemTime(Optional.empty());
        CommandLine cordon = new CommandLine(new StartCommand());
        cordon.addSubcommand(new HelpCommand());
        cordon.addSubcommand(new ParseCommand(data -> codes(new DataFolder(data), year(time))));
        cordon.addSubcommand(
                new ReplayCommand(
                        () -> judging(tables.get(), time),
                        LineWiring.orderReaders(time),
                        new EpcisLineReportReader()));
        cordon.addSubcommand(
                CommandGroup.of(
                        "journal",
                        new JournalVerifyCommand(),
                        new JournalExportCommand(),
                        new JournalTailCommand(),
                        new JournalContinueCommand()));
        cordon.addSubcommand(
                CommandGroup.of(
                        "store",
                        new StoreExportCommand(data -> new DataFolder(data).store()),
                        new StoreRebuildCommand(data -> new DataFolder(data).store()),
                        new StoreCheckCommand(data -> new DataFolder(data).store())));
        cordon.addSubcommand(CommandGroup.of("sync", new SyncStatusCommand(Main::upward)));
        cordon.addSubcommand(
                CommandGroup.of("epcis", new EpcisDeadLettersCommand(Main::told, time)));
        cordon.addSubcommand(
                new ReportCommand(Terminal.reportWriter(), () -> tables.get().containment(), time));
        cordon.addSubcommand(
                new CalibrationSheetCommand(new CalibrationSheet(new CalibrationDrawer())));
        cordon.addSubcommand(
                new AlarmsCommand(data -> RuleTables.of(new DataFolder(data)).exceptions(), time));
        cordon.addSubcommand(
                new UnitCommand(
                        data -> codes(new DataFolder(data), year(time)), Main::firstStation, time));
        cordon.addSubcommand(new ReconcileCommand(Main::counting, time));
        cordon.addSubcommand(new ReuseCommand(data -> counting(data).profiles(), time));
        cordon.addSubcommand(new DoctorCommand(new Doctor()));
        cordon.addSubcommand(new BackupCommand(new BackupWork(time)));
        cordon.addSubcommand(new RestoreCommand(new BackupWork(time)));
        cordon.addSubcommand(
                CommandGroup.of(
                        "site",
                        new SiteInitCommand(),
                        new SiteStatusCommand(Main::site),
                        new SiteVerifyCommand(Main::site),
                        new SiteBoardCommand(Main::site, time.zone())));
        // A value that begins with @ is a value.
        cordon.setExpandAtFiles(false);
        OptionValues.on(cordon);
        cordon.setHelpFactory(Main::help);
        cordon.setDefaultValueProvider(TerminalData.standard(DataFolder.standard().root()));
        // What commands say is UTF-8, whatever the terminal's locale.
        cordon.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
        cordon.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        oneVersion(cordon);
        cordon.setExitCodeExceptionMapper(_ -> CommandLine.ExitCode.USAGE);
        return cordon;
    }

    /// Reads the words of all helps when the first is asked for.
    private static Help help(CommandSpec command, Help.ColorScheme colours) {
        if (command.resourceBundle() == null) {
            command.root()
                    .commandLine()
                    .setResourceBundle(Messages.of(TerminalData.class, "usage").bundle());
        }
        return new Help(command, colours);
    }

    /// Lets every command tell the program's version.
    private static void oneVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new StartCommand.OwnVersion());
        command.getSubcommands().values().forEach(Main::oneVersion);
    }

    /// Tells the century of two-digit years.
    private static int year(TimeSource time) {
        return time.now().atZone(time.zone()).getYear();
    }

    private static JudgingRules judging(RuleTables tables, TimeSource time) {
        CodeTables codes = tables.codes(year(time), Settings.demoLine().withoutIdentifier());
        return tables.judging(codes, Line.SINGLE, LineFeed.NONE, time::today);
    }

    /// What a terminal reads codes by.
    private static ReconciliationRuleSet counting(Path data) throws IOException {
        DataFolder folder = new DataFolder(data);
        Settings settings = Settings.of(folder);
        return new ReconciliationRuleSet(
                LineConfig.read(settings.stations()).line(),
                settings.lineFeed().kind(),
                RuleTables.of(folder).profiles());
    }

    private static CodeTables codes(DataFolder folder, int year) {
        try {
            return RuleTables.of(folder).codes(year, Settings.of(folder).withoutIdentifier());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    TEXT.get("boot.settings.unreadable", folder.settings(), e), e);
        } catch (Settings.BadSettings e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static StationId firstStation(Path data) {
        try {
            return LineConfig.read(Settings.of(new DataFolder(data)).stations())
                    .line()
                    .first()
                    .id();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    TEXT.get("boot.settings.unreadable", new DataFolder(data).settings(), e), e);
        } catch (Settings.BadSettings e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static SyncStatusCommand.Upward upward(Path data) throws IOException {
        DataFolder folder = new DataFolder(data);
        try {
            Settings settings = Settings.of(folder);
            return new SyncStatusCommand.Upward(
                    settings.terminal(), SiteWiring.store(folder, settings));
        } catch (Settings.BadSettings e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Where a terminal's site store is.
    private static SiteStores.Place site(Path data) throws IOException {
        DataFolder folder = new DataFolder(data);
        try {
            Optional<Settings.Site> site = Settings.of(folder).site();
            return site.isPresent()
                    ? new SiteStores.Place.Server(site.get().login())
                    : new SiteStores.Place.File(folder.site());
        } catch (Settings.BadSettings e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static EpcisDeadLettersCommand.Told told(Path data) throws IOException {
        DataFolder folder = new DataFolder(data);
        try {
            Optional<EpcisPlan> plan = Settings.of(folder).epcis();
            return new EpcisDeadLettersCommand.Told(
                    plan.flatMap(EpcisPlan::readPoint),
                    plan.flatMap(EpcisPlan::location),
                    new CaptureCheckpointFile(folder.captureNote()));
        } catch (Settings.BadSettings e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
