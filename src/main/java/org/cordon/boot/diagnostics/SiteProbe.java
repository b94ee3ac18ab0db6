package org.cordon.boot.diagnostics;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.adapter.sitestore.SiteInspector;
import org.cordon.adapter.sitestore.SiteLogin;
import org.cordon.adapter.sitestore.SiteStatusQuery;
import org.cordon.app.replication.ChainComparison;
import org.cordon.app.replication.ChainComparison.Result;
import org.cordon.app.replication.ChainSource;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The site store: a file, or PostgreSQL.
/// Reads only.
public record SiteProbe(DiagnosticContext subject) {
    private static final Messages TEXT = Messages.of(SiteProbe.class);
    static final String PART = "site store";

    /// Looks at the one that the settings name.
    public List<DiagnosticResult> inspect() throws InterruptedException {
        if (subject.settings().isEmpty()) {
            return List.of(DiagnosticContext.care(PART, "diagnostics.site.no-settings"));
        }
        Settings settings = subject.settings().get();
        return settings.site().isPresent()
                ? postgres(settings, settings.site().get())
                : file(settings.terminal());
    }

    private List<DiagnosticResult> file(TerminalId terminal) throws InterruptedException {
        Path base = subject.folder().site();
        Path file = base.resolveSibling(base.getFileName() + ".mv.db");
        if (!Files.exists(file)) {
            return List.of(DiagnosticContext.works(PART, "diagnostics.site.new", file));
        }
        if (!Files.isWritable(file)) {
            return List.of(DiagnosticContext.broken(PART, "diagnostics.site.unwritable", file));
        }
        if (subject.inUse()) {
            return List.of(DiagnosticContext.works(PART, "diagnostics.site.file-running", file));
        }
        List<DiagnosticResult> findings = new ArrayList<>();
        findings.add(DiagnosticContext.works(PART, "diagnostics.site.file", file));
        try (SiteStatusQuery site = SiteStatusQuery.file(base)) {
            findings.addAll(compared(site, terminal));
        } catch (SiteStoreUnavailable e) {
            findings.add(
                    DiagnosticResult.care(
                            PART,
                            String.valueOf(e.getMessage()),
                            TEXT.get("diagnostics.site.file.to-do")));
        }
        return findings;
    }

    private List<DiagnosticResult> postgres(Settings settings, Settings.Site site)
            throws InterruptedException {
        SiteLogin login;
        try {
            login = site.login();
        } catch (IOException e) {
            return List.of(
                    DiagnosticContext.broken(
                            PART, "diagnostics.site.no-password", site.passwordFile()));
        }
        try {
            SiteInspector.Look look = SiteInspector.inspect(login, settings.terminal());
            List<DiagnosticResult> findings =
                    new ArrayList<>(found(login, settings.terminal(), look));
            if (look.mayRead()) {
                try (SiteStatusQuery reader = SiteStatusQuery.postgres(login)) {
                    findings.addAll(compared(reader, settings.terminal()));
                }
            }
            return findings;
        } catch (SiteStoreUnavailable e) {
            return List.of(
                    DiagnosticContext.broken(
                            PART,
                            "diagnostics.site.away",
                            login.address(),
                            String.valueOf(e.getMessage())));
        }
    }

    private static List<DiagnosticResult> found(
            SiteLogin login, TerminalId terminal, SiteInspector.Look look) {
        String address = login.address();
        if (!look.tables()) {
            return List.of(
                    DiagnosticContext.care(
                            PART, "diagnostics.site.no-tables", address, look.role()));
        }
        List<DiagnosticResult> findings = new ArrayList<>();
        if (!look.mayAdd() || !(look.registered() || look.mayAlter())) {
            findings.add(
                    DiagnosticContext.broken(
                            PART, "diagnostics.site.no-right", address, look.role(), terminal));
        } else if (look.mayAlter()) {
            findings.add(
                    DiagnosticContext.care(
                            PART, "diagnostics.site.may-alter", look.role(), address));
        } else {
            findings.add(
                    DiagnosticContext.works(
                            PART,
                            login.verified()
                                    ? "diagnostics.site.answers"
                                    : "diagnostics.site.unencrypted",
                            address,
                            look.role()));
        }
        return findings;
    }

    private List<DiagnosticResult> compared(SiteStatusQuery site, TerminalId terminal)
            throws InterruptedException {
        Optional<Map<StreamId, List<ChainHead>>> chains = subject.chains();
        if (chains.isEmpty()) {
            return List.of();
        }
        return ChainComparison.all(
                        new Journal(subject.folder().root(), chains.get()),
                        new Site(site, terminal))
                .stream()
                .map(SiteProbe::compared)
                .toList();
    }

    private record Site(SiteStatusQuery site, TerminalId terminal) implements ChainSource {
        @Override
        public List<ChainHead> epochs(StreamId stream) {
            return site.heads(terminal, stream);
        }

        @Override
        public Optional<ChainHead> at(StreamId stream, int epoch, long seq) {
            return site.at(terminal, stream, epoch, seq);
        }
    }

    private record Journal(Path data, Map<StreamId, List<ChainHead>> chains)
            implements ChainSource {
        @Override
        public List<ChainHead> epochs(StreamId stream) {
            return chains.getOrDefault(stream, List.of());
        }

        @Override
        public Optional<ChainHead> at(StreamId stream, int epoch, long seq) {
            try {
                return JournalReader.open(data, stream).read(epoch, seq - 1, 1).stream()
                        .findFirst()
                        .map(Entry::head);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static DiagnosticResult compared(ChainComparison chain) {
        String found =
                TEXT.get(
                        "diagnostics.site.counts",
                        chain.stream(),
                        chain.here().seq(),
                        chain.epoch(),
                        chain.there().seq());
        return switch (chain.result()) {
            case Result.Continues(long waiting) ->
                    DiagnosticContext.works(
                            PART,
                            waiting == 0 ? "diagnostics.site.level" : "diagnostics.site.waiting",
                            found);
            case Result.Ahead _ -> DiagnosticContext.broken(PART, "diagnostics.site.ahead", found);
            case Result.Differs(long seq, Optional<ChainHead> _, Optional<ChainHead> _) ->
                    DiagnosticContext.broken(PART, "diagnostics.site.differs", found, seq);
        };
    }
}
