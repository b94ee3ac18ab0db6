package org.cordon.cli;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.adapter.sitestore.SiteStatusQuery;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `site board`: open incidents and units on hold, over all lines of the site.
@Command(name = "board", mixinStandardHelpOptions = true)
public final class SiteBoardCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(SiteBoardCommand.class);

    private final SiteStores stores;
    private final ReasonMessages reasons;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private SitePlace place = new SitePlace();

    /// @param stores finds it by a terminal's settings
    /// @param zone in which times are shown
    public SiteBoardCommand(SiteStores stores, ZoneId zone) {
        this.stores = stores;
        reasons = new ReasonMessages(zone);
    }

    @Override
    public Integer call() {
        var line = line();
        try (SiteStore siteStore = open(place.of(line, stores))) {
            SiteBoard board = SiteBoard.of(siteStore);
            if (output.isText()) {
                table(line.getOut(), board);
            } else {
                Results out = output.results(line.getOut());
                for (SiteIncident incident : board.incidents()) {
                    out.write(row(incident));
                }
                for (SiteTargetHold hold : board.targets()) {
                    out.write(row(hold));
                }
                for (SiteHold hold : board.holds()) {
                    out.write(row(hold));
                }
                out.flush();
            }
            line.getOut().flush();
            return 0;
        } catch (IllegalArgumentException | SiteStoreUnavailable | IOException e) {
            line.getOut().flush();
            line.getErr().println(e.getMessage());
            line.getErr().flush();
            return 2;
        }
    }

    private static SiteStore open(SiteStores.Place place) {
        return switch (place) {
            case SiteStores.Place.Server there -> JdbcSiteStore.postgres(there.login());
            case SiteStores.Place.File there -> {
                // Looks that there is one: a peer would make it.
                SiteStatusQuery.file(there.file()).close();
                yield JdbcSiteStore.file(there.file(), new EntryCodec());
            }
        };
    }

    private void table(PrintWriter out, SiteBoard board) {
        out.println(TEXT.get("cli.board.incidents", board.incidents().size()));
        for (SiteIncident incident : board.incidents()) {
            out.println(
                    TEXT.get(
                            "cli.board.incident",
                            "%-8s %-16s".formatted(incident.terminal(), incident.incident()),
                            incident.detectedAt(),
                            "%-16s".formatted(incident.current().map(Enum::name).orElse("")),
                            TextTable.plain(reasons.of(incident.reason()))));
        }
        out.println(TEXT.get("cli.board.holds", board.holds().size() + board.targets().size()));
        for (SiteTargetHold hold : board.targets()) {
            out.println(
                    TEXT.get(
                            "cli.board.hold",
                            "%-8s %-40s"
                                    .formatted(
                                            hold.terminal(),
                                            TextTable.plain(
                                                    reasons.of(hold.target().description()))),
                            hold.at(),
                            "%-16s".formatted(hold.incident().map(Object::toString).orElse("")),
                            TextTable.plain(reasons.of(hold.reason()))));
        }
        for (SiteHold hold : board.holds()) {
            out.println(
                    TEXT.get(
                            "cli.board.hold",
                            "%-8s %-40s".formatted(hold.terminal(), hold.unit().key()),
                            hold.at(),
                            "%-16s".formatted(hold.incident().map(Object::toString).orElse("")),
                            TextTable.plain(reasons.of(hold.reason()))));
        }
    }

    private Map<String, Object> row(SiteIncident incident) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", "incident");
        row.put("terminal", incident.terminal().value());
        row.put("incident", incident.incident().value());
        row.put("order", incident.order().map(order -> order.value()).orElse(""));
        row.put("trigger", incident.trigger().name());
        put(row, incident.reason());
        row.put("unit", incident.unit().map(unit -> unit.key()).orElse(""));
        row.put("detectedAt", incident.detectedAt().toString());
        row.put("openedBy", incident.openedBy().map(person -> person.value()).orElse(""));
        row.put("done", incident.done().stream().sorted().map(Enum::name).toList());
        row.put("next", incident.current().map(Enum::name).orElse(""));
        row.put("at", incident.at().toString());
        return row;
    }

    private Map<String, Object> row(SiteHold hold) {
        return row(
                "unit",
                hold.unit().key(),
                hold.terminal(),
                hold.incident(),
                hold.reason(),
                hold.by(),
                hold.at());
    }

    private Map<String, Object> row(SiteTargetHold hold) {
        return row(
                "target",
                reasons.of(hold.target().description()),
                hold.terminal(),
                hold.incident(),
                hold.reason(),
                hold.by(),
                hold.at());
    }

    private Map<String, Object> row(
            String what,
            String name,
            TerminalId terminal,
            Optional<IncidentId> incident,
            Reason reason,
            Optional<PersonId> by,
            Instant at) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", "hold");
        row.put("terminal", terminal.value());
        row.put(what, name);
        row.put("incident", incident.map(IncidentId::value).orElse(""));
        put(row, reason);
        row.put("by", by.map(PersonId::value).orElse(""));
        row.put("at", at.toString());
        return row;
    }

    private void put(Map<String, Object> row, Reason reason) {
        row.put("reason", reasons.of(reason));
        if (reason instanceof Reason.Coded coded) {
            row.put("reasonCode", coded.code());
        }
    }
}
