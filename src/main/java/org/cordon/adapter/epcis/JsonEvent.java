package org.cordon.adapter.epcis;

import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The properties of an EPCIS 2.0 event in JSON, in any order; those without meaning for units are passed over.
///
/// @param all whether quantities and other vocabularies are kept
record JsonEvent(JsonValues json, boolean all) {
    private static final Messages TEXT = Messages.of(JsonEvent.class);

    /// Classes that one event may count.
    private static final int MOST_CLASSES = 1_000;

    /// Takes the event on whose first token the parser stands.
    void into(Event.Builder found) {
        json.object("eventList", name -> property(name, found));
    }

    private void property(String name, Event.Builder found) {
        switch (name) {
            case "epcList" -> names(name, found.units);
            case "childEPCs" -> names(name, found.children);
            case "quantityList", "childQuantityList" ->
                    json.array(
                            name,
                            () -> {
                                found.quantities = Optional.of(name);
                                if (all) {
                                    quantity(name, found);
                                } else {
                                    json.skip();
                                }
                            });
            case "ilmd" -> json.object(name, attribute -> ilmd(attribute, found));
            case "bizTransactionList" -> json.array(name, () -> transaction(found));
            case "errorDeclaration" -> declaration(found);
            default -> {
                if (name.equals("type") || Event.WORDS.contains(name)) {
                    found.words.put(name, json.text(name));
                } else if (Event.NOTES.contains(name)) {
                    json.note(name, found.words);
                } else if (name.indexOf(':') > 0) {
                    extension(name, found);
                } else {
                    json.skip();
                }
            }
        }
    }

    /// A property of another vocabulary, of which Cordon has some of its own: its prefix is the document's to choose.
    private void extension(String name, Event.Builder found) {
        String local = name.substring(name.lastIndexOf(':') + 1);
        switch (local) {
            case Event.SAMPLE -> found.words.put(local, json.text(name));
            case Event.HELPER -> found.helpers.put("", json.text(name));
            case Event.HELPERS -> json.array(name, () -> helper(name, found));
            default -> {
                if (all && found.extensions.size() < ReportDetails.MOST) {
                    found.extensions.put(name, json.raw());
                } else {
                    json.skip();
                }
            }
        }
    }

    private void helper(String list, Event.Builder found) {
        Map<String, String> pair = new HashMap<>();
        json.object(list, name -> pair.put(name, json.text(list + "." + name)));
        if (!pair.containsKey("epc") || !pair.containsKey("code")) {
            throw json.refused(list, TEXT.get("epcis.event.helper-pair"));
        }
        found.helpers.put(pair.getOrDefault("epc", ""), pair.getOrDefault("code", ""));
    }

    private void quantity(String list, Event.Builder found) {
        Map<String, String> said = new HashMap<>();
        json.object(
                list,
                name -> {
                    if (name.equals("quantity")) {
                        said.put(name, json.number(list + "." + name));
                    } else {
                        json.note(name, said);
                    }
                });
        if (!said.containsKey("epcClass")) {
            throw json.refused(list + ".epcClass", TEXT.get("epcis.value.text"));
        }
        if (found.counted.size() >= MOST_CLASSES) {
            throw json.refused(list, TEXT.get("epcis.value.too-many", MOST_CLASSES));
        }
        found.counted.add(
                new ClassQuantity(
                        said.getOrDefault("epcClass", ""),
                        Optional.ofNullable(said.get("quantity")),
                        Optional.ofNullable(said.get("uom"))));
    }

    private void declaration(Event.Builder found) {
        Map<String, String> words = new HashMap<>();
        List<String> corrections = new ArrayList<>();
        json.object(
                "errorDeclaration",
                name -> {
                    if (name.equals("correctiveEventIDs")) {
                        names(name, corrections);
                    } else {
                        json.note(name, words);
                    }
                });
        found.declare(words, corrections);
    }

    private void names(String name, List<String> found) {
        json.array(
                name,
                () -> {
                    if (found.size() >= OrderBuilder.MAX_UNITS) {
                        throw json.refused(
                                name, TEXT.get("epcis.value.too-many", OrderBuilder.MAX_UNITS));
                    }
                    found.add(json.text(name + "[" + found.size() + "]"));
                });
    }

    private void ilmd(String name, Event.Builder found) {
        var local = Event.masterName(name);
        if (local.isPresent() && json.isText()) {
            found.master.put(local.get(), json.text(name));
        } else if (local.isPresent() && List.of(Event.LOT, Event.EXPIRY).contains(local.get())) {
            throw json.refused("ilmd." + local.get(), TEXT.get("epcis.value.text"));
        } else {
            json.skip();
        }
    }

    private void transaction(Event.Builder found) {
        Map<String, String> pair = new HashMap<>();
        json.object("bizTransactionList", name -> pair.put(name, json.text(name)));
        found.transaction(pair.getOrDefault("type", ""), pair.getOrDefault("bizTransaction", ""));
    }
}
