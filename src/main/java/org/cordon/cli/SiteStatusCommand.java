package org.cordon.cli;

import org.cordon.adapter.sitestore.SiteStatusQuery;
import org.cordon.app.replication.SiteStoreUnavailable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `site status`: how far each terminal has come at the site store, and what is the matter there.
@Command(name = "status", mixinStandardHelpOptions = true)
public final class SiteStatusCommand extends CliCommand {
    private final SiteStores stores;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private SitePlace place = new SitePlace();

    /// @param stores finds it by a terminal's settings
    public SiteStatusCommand(SiteStores stores) {
        this.stores = stores;
    }

    @Override
    public Integer call() {
        var line = line();
        Results out = output.results(line.getOut());
        try (SiteStatusQuery site = SitePlace.reader(place.of(line, stores))) {
            List<SiteStatusQuery.Chain> chains = site.chains();
            for (SiteStatusQuery.Chain chain : chains) {
                out.write(row(chain));
            }
            List<SiteStatusQuery.Trouble> deadLetters = site.deadLetters();
            write(out, "dead-letter", deadLetters);
            List<SiteStatusQuery.Trouble> unprojected = site.unprojected();
            write(out, "unprojected", unprojected);
            for (SiteStatusQuery.Role role : site.roles()) {
                out.write(row(role));
            }
            out.flush();
            boolean well =
                    deadLetters.isEmpty()
                            && unprojected.isEmpty()
                            && chains.stream().allMatch(SiteStatusQuery.Chain::sound);
            return well ? 0 : 1;
        } catch (IllegalArgumentException | SiteStoreUnavailable | IOException e) {
            line.getOut().flush();
            line.getErr().println(e.getMessage());
            line.getErr().flush();
            return 2;
        }
    }

    private static void write(Results out, String kind, List<SiteStatusQuery.Trouble> troubles)
            throws IOException {
        for (SiteStatusQuery.Trouble trouble : troubles) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("kind", kind);
            row.put("terminal", trouble.terminal());
            row.put("stream", trouble.stream());
            row.put("epoch", trouble.epoch());
            row.put("seq", trouble.seq());
            row.put("reason", trouble.reason());
            out.write(row);
        }
    }

    private static Map<String, Object> row(SiteStatusQuery.Chain chain) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", "chain");
        row.put("terminal", chain.terminal());
        row.put("stream", chain.stream());
        row.put("epoch", chain.epoch());
        row.put("entries", chain.seq());
        row.put("hash", chain.hash());
        row.put("received", chain.received().map(Instant::toString).orElse(""));
        row.put("deadLetters", chain.deadLetters());
        row.put("unprojected", chain.unprojected());
        row.put("result", chain.sound() ? "sound" : "conflict");
        return row;
    }

    private static Map<String, Object> row(SiteStatusQuery.Role role) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", "role");
        row.put("role", role.role());
        row.put("terminal", role.terminal());
        row.put("there", role.there());
        row.put("mayAlter", role.mayAlter());
        return row;
    }
}
