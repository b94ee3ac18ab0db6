package org.cordon.cli;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.sitestore.SiteAdmin;
import org.cordon.adapter.sitestore.SiteAdmin.TerminalRole;
import org.cordon.adapter.sitestore.SiteLogin;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// `site init`: sets a site store up on PostgreSQL, or brings it up to this version.
@Command(name = "init", mixinStandardHelpOptions = true)
public final class SiteInitCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(SiteInitCommand.class);

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Mixin private SiteServer server = new SiteServer();

    @Option(names = "--terminal", paramLabel = "NAME=ROLE")
    private Map<String, String> terminals = new LinkedHashMap<>();

    @Option(names = "--passwords", paramLabel = "FOLDER")
    private Path passwords = Path.of("");

    private LongConsumer taken = _ -> {};

    @Override
    public Integer call() {
        var line = line();
        Results out = output.results(line.getOut());
        PrintWriter err = line.getErr();
        try {
            SiteLogin login =
                    server.login()
                            .orElseThrow(() ->
                                    new IllegalArgumentException(TEXT.get("cli.init.no-server")));
            List<TerminalRole> roles =
                    terminals.entrySet().stream()
                            .map(e -> new TerminalRole(new TerminalId(e.getKey()), e.getValue()))
                            .toList();
            SiteAdmin.init(
                    login,
                    roles,
                    new PasswordFolder(passwords),
                    new EntryCodec(),
                    step -> print(out, step),
                    total -> taken = progress.of(err, "cli.progress.acts-taken-up", total),
                    done -> taken.accept(done));
            out.flush();
            return 0;
        } catch (SiteAdmin.RoleTaken e) {
            return refused(out, err, String.valueOf(e.getMessage()), 1);
        } catch (IllegalArgumentException | SiteStoreUnavailable | IOException e) {
            return refused(out, err, String.valueOf(e.getMessage()), 2);
        }
    }

    private static int refused(Results out, PrintWriter err, String why, int code) {
        try {
            out.flush();
        } catch (IOException e) {
            err.println(Failure.sentence(null, e));
        }
        err.println(why);
        err.flush();
        return code;
    }

    private static void print(Results out, SiteAdmin.Step step) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("thing", step.thing());
        row.put("name", step.name());
        row.put("done", step.done());
        try {
            out.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
