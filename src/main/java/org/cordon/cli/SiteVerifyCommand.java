package org.cordon.cli;

import org.cordon.adapter.sitestore.SiteStatusQuery;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.text.Messages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/// `site verify`: checks every chain at a site store from its first entry to its last.
@Command(name = "verify", mixinStandardHelpOptions = true)
public final class SiteVerifyCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(SiteVerifyCommand.class);

    private final SiteStores stores;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Mixin private SitePlace place = new SitePlace();

    private boolean sound = true;
    private LongConsumer percent = _ -> {};

    /// @param stores finds it by a terminal's settings
    public SiteVerifyCommand(SiteStores stores) {
        this.stores = stores;
    }

    @Override
    public Integer call() {
        var line = line();
        PrintWriter err = line.getErr();
        Results out = output.results(line.getOut());
        try (SiteStatusQuery site = SitePlace.reader(place.of(line, stores))) {
            site.verify(
                    total -> percent = progress.of(err, "cli.progress.entries-checked", total),
                    done -> percent.accept(done),
                    chain -> write(out, chain));
            out.flush();
            return sound ? 0 : 1;
        } catch (IllegalArgumentException | SiteStoreUnavailable | IOException e) {
            line.getOut().flush();
            err.println(e.getMessage());
            err.flush();
            return 2;
        }
    }

    private void write(Results out, SiteStatusQuery.Verified chain) {
        sound &= chain.faults().isEmpty();
        try {
            for (SiteStatusQuery.Fault fault : chain.faults()) {
                Map<String, Object> row = row(fault.kind(), chain);
                row.put("from", fault.from());
                row.put("to", fault.to());
                row.put("reason", fault.why());
                row.put("toDo", TEXT.get("cli.site.to-do"));
                out.write(row);
            }
            Map<String, Object> row = row("chain", chain);
            row.put("entries", chain.entries());
            row.put("result", chain.faults().isEmpty() ? "sound" : "broken");
            out.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> row(String kind, SiteStatusQuery.Verified chain) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", kind);
        row.put("terminal", chain.terminal());
        row.put("stream", chain.stream());
        row.put("epoch", chain.epoch());
        return row;
    }
}
