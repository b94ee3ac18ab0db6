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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The site store: a file, or PostgreSQL.
public final class SiteProbe {
    private static final String PART = "site store";

    private final DiagnosticContext subject;

    /// Reads only.
    public SiteProbe(DiagnosticContext subject) {
        this.subject = subject;
    }

    /// Looks at the one that the settings name.
    public List<DiagnosticResult> look() throws InterruptedException {
        if (subject.settings().isEmpty()) {
            return List.of(
                    DiagnosticResult.care(
                            PART,
                            "Not looked at, since the settings cannot be used.",
                            "Correct the settings first."));
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
            return List.of(
                    DiagnosticResult.works(
                            PART,
                            "%s is not there yet; the first start makes it.".formatted(file)));
        }
        if (!Files.isWritable(file)) {
            return List.of(
                    DiagnosticResult.broken(
                            PART,
                            file + " cannot be written.",
                            "Give the file to the user who runs Cordon."));
        }
        if (subject.inUse()) {
            return List.of(
                    DiagnosticResult.works(
                            PART,
                            "%s is there and can be written, no other is set; the running program"
                                            .formatted(file)
                                    + " compares it with the journal."));
        }
        List<DiagnosticResult> findings = new ArrayList<>();
        findings.add(
                DiagnosticResult.works(
                        PART, "%s is there and can be written, no other is set.".formatted(file)));
        try (SiteStatusQuery site = SiteStatusQuery.file(base)) {
            findings.addAll(compared(site, terminal));
        } catch (SiteStoreUnavailable e) {
            findings.add(
                    DiagnosticResult.care(
                            PART,
                            String.valueOf(e.getMessage()),
                            "Look whether another program has it open, and whether the disk is"
                                    + " well."));
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
                    DiagnosticResult.broken(
                            PART,
                            "The password file %s cannot be read.".formatted(site.passwordFile()),
                            "Write the password on its first line, readable for the user who runs"
                                    + " Cordon alone."));
        }
        try {
            SiteInspector.Look look = SiteInspector.look(login, settings.terminal());
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
                    DiagnosticResult.broken(
                            PART,
                            "%s cannot be used: %s".formatted(login.address(), e.getMessage()),
                            "Check server, network, role and password. Cordon records on and sends"
                                    + " what waits when the store is back."));
        }
    }

    private static List<DiagnosticResult> found(
            SiteLogin login, TerminalId terminal, SiteInspector.Look look) {
        String address = login.address();
        if (!look.tables()) {
            return List.of(
                    DiagnosticResult.care(
                            PART,
                            "%s answers, but holds no site store that role %s sees."
                                    .formatted(address, look.role()),
                            "Let the site's administrator run cordon site init."));
        }
        List<DiagnosticResult> findings = new ArrayList<>();
        if (!look.mayAdd() || !(look.registered() || look.mayAlter())) {
            findings.add(
                    DiagnosticResult.broken(
                            PART,
                            "%s answers, but role %s may not add this terminal's entries."
                                    .formatted(address, look.role()),
                            "Let the site's administrator run cordon site init --terminal %s=%s."
                                    .formatted(terminal, look.role())));
        } else if (look.mayAlter()) {
            findings.add(
                    DiagnosticResult.care(
                            PART,
                            "Role %s may change and delete entries of %s."
                                    .formatted(look.role(), address),
                            "Give the terminal a role of its own in cordon_terminal."));
        } else {
            findings.add(
                    DiagnosticResult.works(
                            PART,
                            "%s answers; role %s%s."
                                    .formatted(
                                            address,
                                            look.role(),
                                            login.verified()
                                                    ? ""
                                                    : "; the connection is not encrypted, as"
                                                            + " sslmode=disable says")));
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
                "%s: %,d entries here (epoch %d), %,d there (epoch %d)"
                        .formatted(
                                chain.stream(),
                                chain.here().seq(),
                                chain.epoch(),
                                chain.there().seq(),
                                chain.epoch());
        return switch (chain.result()) {
            case Result.Continues(long waiting) ->
                    DiagnosticResult.works(
                            PART,
                            found + (waiting == 0 ? "." : "; the rest goes up while Cordon runs."));
            case Result.Ahead _ ->
                    DiagnosticResult.broken(
                            PART,
                            found + "; the site knows more.",
                            "Either this data folder was put back to an older state, or another"
                                    + " terminal has the same name. Tell quality assurance. A"
                                    + " backup of this folder, restored with the site store at"
                                    + " hand, fetches what is missing.");
            case Result.Differs(long seq, Optional<ChainHead> _, Optional<ChainHead> _) ->
                    DiagnosticResult.broken(
                            PART,
                            found + "; they differ at entry %,d.".formatted(seq),
                            "Two terminals share a name, a record was altered, or this data folder"
                                    + " was put back to an older state. Change nothing and tell"
                                    + " quality assurance.");
        };
    }
}
