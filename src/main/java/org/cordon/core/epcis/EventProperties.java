package org.cordon.core.epcis;

import org.cordon.core.epcis.EpcisEvent.Aggregation;
import org.cordon.core.epcis.EpcisEvent.Objects;
import org.cordon.core.epcis.Value.Many;
import org.cordon.core.epcis.Value.Properties;
import org.cordon.core.epcis.Value.Text;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// Writes an event down under the names of the EPCIS 2.0 JSON form. Words of the vocabulary stand bare,
/// as its JSON Schema demands; units stand as canonical Digital Links, which need no company prefix.
final class EventProperties {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private EventProperties() {}

    /// The whole event.
    static Properties all(EpcisEvent event) {
        SequencedMap<String, Value> all = new LinkedHashMap<>(said(event).named());
        all.put("eventID", new Text(event.id()));
        event.wrong()
                .ifPresent(
                        wrong -> all.put("errorDeclaration", declaration(wrong, event.offset())));
        return new Properties(all);
    }

    /// All but its id and what declares it wrong.
    static Properties said(EpcisEvent event) {
        SequencedMap<String, Value> all = new LinkedHashMap<>();
        all.put("type", new Text(type(event.what())));
        all.put("eventTime", moment(event.at(), event.offset()));
        all.put("eventTimeZoneOffset", new Text(OFFSET.format(event.offset())));
        switch (event.what()) {
            case Objects(List<UnitId> units) -> all.put("epcList", names(units));
            case Aggregation(UnitId parent, List<UnitId> children) -> {
                all.put("parentID", new Text(Epc.digitalLink(parent)));
                if (!children.isEmpty()) {
                    all.put("childEPCs", names(children));
                }
            }
        }
        all.put("action", new Text(event.action().name()));
        all.put("bizStep", new Text(event.step().word()));
        event.disposition().ifPresent(d -> all.put("disposition", new Text(d.word())));
        event.marking().ifPresent(m -> all.put("persistentDisposition", marking(m)));
        place(event.readPoint()).ifPresent(p -> all.put("readPoint", p));
        place(event.location()).ifPresent(p -> all.put("bizLocation", p));
        if (!event.transactions().isEmpty()) {
            all.put(
                    "bizTransactionList",
                    new Many(
                            event.transactions().stream()
                                    .<Value>map(t -> Properties.of("bizTransaction", new Text(t)))
                                    .toList()));
        }
        return new Properties(all);
    }

    private static String type(EpcisEvent.What what) {
        return switch (what) {
            case Objects _ -> "ObjectEvent";
            case Aggregation _ -> "AggregationEvent";
        };
    }

    private static Value marking(PersistentDisposition marking) {
        return switch (marking) {
            case PersistentDisposition.Set(Disposition property) ->
                    Properties.of("set", Many.texts(List.of(property.word())));
            case PersistentDisposition.Unset(Disposition property) ->
                    Properties.of("unset", Many.texts(List.of(property.word())));
        };
    }

    private static Optional<Value> place(Optional<EpcisLocation> place) {
        return place.map(p -> Properties.of("id", new Text(p.uri())));
    }

    private static Value declaration(ErrorDeclaration wrong, ZoneOffset offset) {
        SequencedMap<String, Value> all = new LinkedHashMap<>();
        all.put("declarationTime", moment(wrong.at(), offset));
        all.put("reason", new Text(wrong.reason().name().toLowerCase(Locale.ROOT)));
        if (!wrong.corrections().isEmpty()) {
            all.put("correctiveEventIDs", Many.texts(wrong.corrections()));
        }
        return new Properties(all);
    }

    private static Text moment(Instant moment, ZoneOffset offset) {
        return new Text(MOMENT.format(EventHash.rounded(moment).atOffset(offset)));
    }

    private static Many names(List<UnitId> units) {
        return Many.texts(units.stream().map(Epc::digitalLink).toList());
    }
}
