package org.cordon.boot.diagnostics;

import org.cordon.adapter.sitestore.SiteInspector;
import org.cordon.adapter.sitestore.SiteLogin;
import org.cordon.app.port.SiteStoreUnavailable;
import org.cordon.boot.Settings;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                : List.of(file());
    }

    private DiagnosticResult file() {
        Path base = subject.folder().site();
        Path file = base.resolveSibling(base.getFileName() + ".mv.db");
        if (!Files.exists(file)) {
            return DiagnosticResult.works(
                    PART, "%s is not there yet; the first start makes it.".formatted(file));
        }
        if (!Files.isWritable(file)) {
            return DiagnosticResult.broken(
                    PART,
                    file + " cannot be written.",
                    "Give the file to the user who runs Cordon.");
        }
        return DiagnosticResult.works(
                PART, "%s is there and can be written, no other is set.".formatted(file));
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
            return found(
                    login.address(),
                    settings.terminal(),
                    SiteInspector.look(login, settings.terminal()));
        } catch (SiteStoreUnavailable e) {
            return List.of(
                    DiagnosticResult.broken(
                            PART,
                            "%s cannot be used: %s".formatted(login.address(), e.getMessage()),
                            "Check server, network, role and password. Cordon records on and sends"
                                    + " what waits when the store is back."));
        }
    }

    private List<DiagnosticResult> found(
            String address, TerminalId terminal, SiteInspector.Look look)
            throws InterruptedException {
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
                            PART, "%s answers; role %s.".formatted(address, look.role())));
        }
        for (Map.Entry<StreamId, ChainHead> ours : subject.heads().orElse(Map.of()).entrySet()) {
            findings.add(compared(ours.getKey(), ours.getValue(), look.heads().get(ours.getKey())));
        }
        return findings;
    }

    private static DiagnosticResult compared(
            StreamId stream, ChainHead ours, @org.jspecify.annotations.Nullable ChainHead there) {
        ChainHead theirs = there == null ? new ChainHead(ours.epoch(), 0, "") : there;
        String found =
                "%s: %,d entries here (epoch %d), %,d there (epoch %d)"
                        .formatted(stream, ours.seq(), ours.epoch(), theirs.seq(), theirs.epoch());
        boolean ahead =
                theirs.epoch() > ours.epoch()
                        || (theirs.epoch() == ours.epoch() && theirs.seq() > ours.seq());
        boolean differs =
                theirs.epoch() == ours.epoch()
                        && theirs.seq() == ours.seq()
                        && ours.seq() > 0
                        && !theirs.hash().equals(ours.hash());
        if (ahead || differs) {
            return DiagnosticResult.broken(
                    PART,
                    found + (ahead ? "; the site knows more." : "; the last entries differ."),
                    "Either this data folder was put back to an older state, or another terminal"
                            + " has the same name. Tell quality assurance before going on.");
        }
        boolean level = theirs.epoch() == ours.epoch() && theirs.seq() == ours.seq();
        return DiagnosticResult.works(
                PART, found + (level ? "." : "; the rest goes up while Cordon runs."));
    }
}
