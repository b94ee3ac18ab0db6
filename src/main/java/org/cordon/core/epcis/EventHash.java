package org.cordon.core.epcis;

import org.cordon.core.digest.Sha256;
import org.cordon.core.epcis.HashPreimage.Part;
import org.cordon.core.epcis.HashPreimage.Parts;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The id of an event that follows from what it says: a SHA-256 over its parts in canonical order, as a
/// Named Information URI (CBV 2.0, section 8.9; RFC 6920). Two that say the same have the same id,
/// whoever wrote them down and in whatever form; what was left of an event when it was declared wrong has
/// the id of the event.
public final class EventHash {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Prefixes that need not be declared.
    private static final Map<String, String> KNOWN =
            Map.of(
                    "gs1", "https://gs1.org/voc/",
                    "cbv", "https://ref.gs1.org/cbv/",
                    "cbvmda", "urn:epcglobal:cbv:mda:",
                    "epcis", "https://ref.gs1.org/epcis/");

    /// The first form of the vocabulary's words.
    private static final Map<String, String> URNS =
            Map.of(
                    "urn:epcglobal:cbv:bizstep:", "https://ref.gs1.org/cbv/BizStep-",
                    "urn:epcglobal:cbv:disp:", "https://ref.gs1.org/cbv/Disp-",
                    "urn:epcglobal:cbv:btt:", "https://ref.gs1.org/cbv/BTT-",
                    "urn:epcglobal:cbv:sdt:", "https://ref.gs1.org/cbv/SDT-",
                    "urn:epcglobal:cbv:er:", "https://ref.gs1.org/cbv/ER-");

    private final Map<String, String> namespaces = new HashMap<>(KNOWN);
    private final Set<String> ignored;

    /// For events whose extensions are all counted and stand in known namespaces.
    public EventHash() {
        this(Map.of(), Set.of());
    }

    /// For the events of a document.
    ///
    /// @param namespaces declared prefixes, without colon
    /// @param ignored extensions to leave out, with prefix, as written
    public EventHash(Map<String, String> namespaces, Set<String> ignored) {
        this.namespaces.putAll(namespaces);
        this.ignored = Set.copyOf(ignored);
    }

    /// The id.
    public String id(Value.Properties event) {
        return "ni:///sha-256;"
                + Sha256.of(text(event).getBytes(StandardCharsets.UTF_8))
                + "?ver=CBV2.0";
    }

    /// What is hashed.
    public String text(Value.Properties event) {
        LinkedHashMap<String, Value> said = new LinkedHashMap<>(event.named());
        said.keySet().removeAll(HashPreimage.LEFT_OUT);
        return "eventType="
                + event.text("type").orElse("")
                + parts(HashPreimage.EVENT, new Value.Properties(said));
    }

    private String parts(Parts form, Value.Properties from) {
        StringBuilder out = new StringBuilder();
        for (Part part : form.parts()) {
            from.get(part.name()).ifPresent(value -> out.append(part(part, value)));
        }
        Set<String> said = form.names();
        List<String> others = new ArrayList<>();
        from.named()
                .forEach((name, value) -> {
                    if (!said.contains(name) && !ignored.contains(name)) {
                        others.addAll(extension(name, value));
                    }
                });
        sorted(others).forEach(out::append);
        return out.toString();
    }

    private String part(Part part, Value value) {
        String name = part.name();
        if (part.form() instanceof HashPreimage.Listed(String item, HashPreimage each)) {
            List<String> elements = new ArrayList<>();
            for (Value element : all(value)) {
                elements.add(
                        item.isEmpty() ? bare(each, element) : part(new Part(item, each), element));
            }
            String inside = String.join("", sorted(elements));
            return inside.isEmpty() ? "" : name + inside;
        }
        List<String> repeated = new ArrayList<>();
        for (Value one : all(value)) {
            String said = bare(part.form(), one);
            if (!said.isEmpty()) {
                repeated.add(one instanceof Value.Properties ? name + said : name + "=" + said);
            }
        }
        return String.join("", sorted(repeated));
    }

    private String bare(HashPreimage form, Value value) {
        if (value instanceof Value.Properties properties) {
            return parts(form instanceof Parts parts ? parts : new Parts(List.of()), properties);
        }
        String text = text(value);
        return switch (form) {
            case HashPreimage.Moment _ -> moment(text);
            case HashPreimage.Word(String namespace) -> word(text, namespace);
            case HashPreimage.Plain _, HashPreimage.Listed _, Parts _ ->
                    CanonicalUri.of(known(text));
        };
    }

    private static List<Value> all(Value value) {
        return value instanceof Value.Many(List<Value> values) ? values : List.of(value);
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text.strip();
            case Value.Amount(BigDecimal amount) ->
                    amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Many _, Value.Properties _ ->
                    throw new IllegalArgumentException("a list within a list: " + value);
        };
    }

    private List<String> extension(String name, Value value) {
        String full = expandedName(name);
        List<String> said = new ArrayList<>();
        for (Value one : all(value)) {
            if (one instanceof Value.Properties(var named)) {
                List<String> inside = new ArrayList<>();
                named.forEach((inner, v) -> inside.addAll(extension(inner, v)));
                said.add(full + String.join("", sorted(inside)));
            } else {
                String text = CanonicalUri.of(known(text(one)));
                said.add(text.isEmpty() ? full : full + "=" + text);
            }
        }
        return said;
    }

    private String expandedName(String name) {
        int colon = name.indexOf(':');
        String namespace = colon < 0 ? null : namespaces.get(name.substring(0, colon));
        return namespace == null ? name : "{" + namespace + "}" + name.substring(colon + 1);
    }

    private String word(String text, String namespace) {
        String full = known(text);
        int colon = full.indexOf(':');
        if (colon < 0) {
            return namespace + full;
        }
        String declared = namespaces.get(full.substring(0, colon));
        return declared == null ? full : declared + full.substring(colon + 1);
    }

    private static String known(String text) {
        for (Map.Entry<String, String> urn : URNS.entrySet()) {
            if (text.startsWith(urn.getKey())) {
                return urn.getValue() + text.substring(urn.getKey().length());
            }
        }
        return text;
    }

    /// In UTC and to the millisecond, half a millisecond rounded up.
    private static String moment(String text) {
        try {
            return MOMENT.format(rounded(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException noMoment) {
            return text;
        }
    }

    /// To the millisecond, half a millisecond rounded up.
    static Instant rounded(Instant at) {
        return at.plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS);
    }

    /// By the bytes of UTF-8.
    private static List<String> sorted(List<String> texts) {
        return texts.stream()
                .sorted((a, b) ->
                        Arrays.compareUnsigned(
                                a.getBytes(StandardCharsets.UTF_8),
                                b.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
