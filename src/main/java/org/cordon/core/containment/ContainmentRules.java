package org.cordon.core.containment;

import org.cordon.core.config.RuleTable;
import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whom the first hour must tell and what it must write down (P3.3, P3.4): data with a version, not
/// code, because sites differ and procedures change.
///
/// @param version of the table, for people
/// @param effective first day it applies
/// @param source where it comes from
/// @param departments in the order a form shows them
/// @param fields of the record, in the order a form shows them
public record ContainmentRules(
        String version,
        LocalDate effective,
        String source,
        List<Item> departments,
        List<Item> fields) {
    private static final Messages TEXT = Messages.of(ContainmentRules.class);

    /// Keeps its own copies; refuses a table without a required department or field, and a code that
    /// stands twice.
    public ContainmentRules {
        departments = checked(departments, "containment.department");
        fields = checked(fields, "containment.field");
    }

    /// A department to tell, or a field to fill.
    ///
    /// @param code what the journal stores
    /// @param name what people read
    /// @param hint what to enter, or why to tell them; may be empty
    /// @param required whether the step cannot be completed without it
    public record Item(String code, String name, String hint, boolean required) {
        /// Whether a stored value means this item: its code or its name, in any case.
        public boolean is(String stored) {
            String s = stored.strip().toLowerCase(Locale.ROOT);
            return s.equals(code) || s.equals(name.toLowerCase(Locale.ROOT));
        }
    }

    /// The department a note names, if the table lists it.
    public Optional<Item> department(String stored) {
        return departments.stream().filter(d -> d.is(stored)).findFirst();
    }

    /// The field a note names, if the table lists it.
    public Optional<Item> field(String stored) {
        return fields.stream().filter(f -> f.is(stored)).findFirst();
    }

    /// Reads the table from properties in UTF-8, see `data/containment-rules.properties`.
    ///
    /// @throws IllegalArgumentException naming the key that is missing or wrong
    /// @throws java.io.UncheckedIOException if the stream breaks
    public static ContainmentRules read(InputStream in) {
        RuleTable table = RuleTable.read(TEXT.get("containment.rules.name"), in);
        return new ContainmentRules(
                table.need("version"),
                table.day("effective"),
                table.need("source"),
                items(table, "departments", "department."),
                items(table, "fields", "field."));
    }

    private static List<Item> items(RuleTable table, String list, String prefix) {
        List<Item> items = new ArrayList<>();
        for (String code : table.need(list).split(",", -1)) {
            String key = prefix + code.strip();
            items.add(
                    new Item(
                            code.strip(),
                            table.need(key + ".name"),
                            table.text(key + ".hint"),
                            flag(key + ".required", table.need(key + ".required"))));
        }
        return items;
    }

    private static boolean flag(String key, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException(
                            TEXT.get("containment.rules.flag", key, value));
        };
    }

    private static List<Item> checked(List<Item> items, String key) {
        Set<String> codes = new HashSet<>();
        for (Item item : items) {
            if (!codes.add(item.code())) {
                throw new IllegalArgumentException(TEXT.get(key + ".twice", item.code()));
            }
        }
        if (items.stream().noneMatch(Item::required)) {
            throw new IllegalArgumentException(TEXT.get(key + ".none"));
        }
        return List.copyOf(items);
    }
}
