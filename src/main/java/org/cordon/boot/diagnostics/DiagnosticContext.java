package org.cordon.boot.diagnostics;

import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.RuleTables;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.line.LineConfig;
import org.cordon.core.linedata.LineFeedConfig;
import org.cordon.core.scanner.MachineConfig;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// What is looked at: a data folder, its settings as far as they can be used, and who has it.
///
/// @param settings empty if they cannot be used
/// @param scanners those that could be read, whatever else is wrong with the settings
/// @param findings what reading the settings brought up
/// @param owner empty if nobody has the folder
/// @param verified completed by whoever verifies the journal
public record DiagnosticContext(
        DataFolder folder,
        Optional<Settings> settings,
        ScannerConfigs scanners,
        List<DiagnosticResult> findings,
        Optional<Owner> owner,
        CompletableFuture<List<JournalVerifier.Result>> verified) {
    private static final Messages TEXT = Messages.of(DiagnosticContext.class);
    static final String PART = "settings";
    static final String RULES = "rule tables";

    public DiagnosticContext {
        findings = List.copyOf(findings);
    }

    /// Scanners, and machines that have a connection of their own.
    List<ScannerConfig> devices() {
        return Stream.concat(
                        scanners.devices().stream(),
                        settings.map(Settings::machinery).stream()
                                .flatMap(List::stream)
                                .map(MachineConfig::device))
                .toList();
    }

    /// A part that works.
    ///
    /// @param key text of what was found
    static DiagnosticResult works(String part, String key, Object... values) {
        return DiagnosticResult.works(part, TEXT.get(key, values));
    }

    /// A part somebody should look at.
    ///
    /// @param key text of what was found; that of what to do is `<key>.to-do`, with the same values
    static DiagnosticResult care(String part, String key, Object... values) {
        return DiagnosticResult.care(part, TEXT.get(key, values), TEXT.get(key + ".to-do", values));
    }

    /// A part that does not work.
    ///
    /// @param key as in [#care]
    static DiagnosticResult broken(String part, String key, Object... values) {
        return DiagnosticResult.broken(
                part, TEXT.get(key, values), TEXT.get(key + ".to-do", values));
    }

    /// Reads settings and owner.
    public static DiagnosticContext of(DataFolder folder) {
        List<DiagnosticResult> findings = new ArrayList<>();
        Optional<Settings> settings = settings(folder, findings);
        Map<String, String> keys = keys(folder);
        ScannerConfigs scanners = ScannerConfigs.read(keys);
        for (ConfigRefusal refusal :
                Stream.of(
                                LineConfig.read(keys).refusals(),
                                LineFeedConfig.read(keys).refusals(),
                                scanners.refusals(),
                                MachineConfigs.read(keys).refusals())
                        .flatMap(List::stream)
                        .toList()) {
            // The settings themselves may have named the first one already.
            if (findings.stream().noneMatch(f -> f.found().contains(refusal.toString()))) {
                findings.add(
                        DiagnosticResult.broken(
                                PART,
                                folder.settings() + ": " + refusal,
                                TEXT.get("diagnostics.settings.bad.to-do")));
            }
        }
        rules(folder, findings);
        Optional<Owner> owner = owner(folder, findings);
        return new DiagnosticContext(
                folder, settings, scanners, findings, owner, new CompletableFuture<>());
    }

    /// A table or profile of the site's own that cannot be followed keeps the program from starting.
    private static void rules(DataFolder folder, List<DiagnosticResult> findings) {
        try {
            var _ = RuleTables.of(folder);
        } catch (Settings.BadSettings bad) {
            findings.add(
                    DiagnosticResult.broken(
                            RULES,
                            String.valueOf(bad.getMessage()),
                            TEXT.get("diagnostics.rules.bad.to-do")));
        }
    }

    private static Optional<Owner> owner(DataFolder folder, List<DiagnosticResult> findings) {
        try {
            return Owner.of(folder.root());
        } catch (IOException e) {
            findings.add(
                    care(
                            FolderProbe.FOLDER,
                            "diagnostics.owner.unreadable",
                            String.valueOf(e.getMessage())));
            return Optional.of(Owner.unknown());
        }
    }

    private static Optional<Settings> settings(DataFolder folder, List<DiagnosticResult> findings) {
        try {
            Settings settings = Settings.of(folder);
            if (settings.demo()) {
                findings.add(works(PART, "diagnostics.settings.demo", folder.settings()));
            } else {
                findings.add(
                        works(
                                PART,
                                "diagnostics.settings.good",
                                folder.settings(),
                                settings.terminal().value(),
                                settings.line()));
            }
            return Optional.of(settings);
        } catch (Settings.BadSettings bad) {
            findings.add(
                    DiagnosticResult.broken(
                            PART,
                            String.valueOf(bad.getMessage()),
                            TEXT.get("diagnostics.settings.bad.to-do")));
        } catch (IOException e) {
            findings.add(
                    broken(
                            PART,
                            "diagnostics.settings.unreadable",
                            folder.settings(),
                            String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /// The keys alone, so that each bad one of scanners and stations is named and good ones are looked at all
    /// the same.
    private static Map<String, String> keys(DataFolder folder) {
        Properties properties = new Properties();
        Path file = folder.settings();
        if (Files.isReadable(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException saidAlready) {
                // Settings.of fails on the same and says so.
                return Map.of();
            }
        }
        Map<String, String> keys = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> keys.put(key, properties.getProperty(key).strip()));
        return keys;
    }

    /// Whether the program runs on this folder, as far as can be told.
    boolean inUse() {
        return owner.filter(Owner::running).isPresent();
    }

    /// The last entry of each epoch of each stream of the journal, oldest epoch first.
    ///
    /// @return empty if there is no journal, or it takes longer to verify than anyone waits
    Optional<Map<StreamId, List<ChainHead>>> chains() throws InterruptedException {
        try {
            Map<StreamId, List<ChainHead>> chains = new EnumMap<>(StreamId.class);
            for (JournalVerifier.Result result : verified.get(30, TimeUnit.SECONDS)) {
                if (result.verification() instanceof Verification.Broken) {
                    return Optional.empty();
                }
                chains.computeIfAbsent(result.stream(), _ -> new ArrayList<>())
                        .add(result.verification().head());
            }
            return Optional.of(chains);
        } catch (ExecutionException | TimeoutException unknown) {
            // Why stands in the finding on the journal.
            return Optional.empty();
        }
    }

    /// The journal's last entries, in the latest epoch of each stream.
    ///
    /// @return empty if there is no journal, or it takes longer to verify than anyone waits
    Optional<Map<StreamId, ChainHead>> heads() throws InterruptedException {
        try {
            Map<StreamId, ChainHead> heads = new EnumMap<>(StreamId.class);
            for (JournalVerifier.Result result : verified.get(3, TimeUnit.SECONDS)) {
                if (result.verification() instanceof Verification.Broken) {
                    return Optional.empty();
                }
                heads.put(result.stream(), result.verification().head());
            }
            return Optional.of(heads);
        } catch (ExecutionException | TimeoutException unknown) {
            // Why stands in the finding on the journal.
            return Optional.empty();
        }
    }
}
