package org.cordon.core.epcis;

import org.cordon.core.code.gs1.CheckDigit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of things, places and parties brought to one form, so that every spelling of an event has the
/// same hash: the canonical GS1 Digital Link with the finest level of identification alone (CBV 2.0,
/// section 8.9.2; the URNs are those of the EPC Tag Data Standard, section 6).
final class CanonicalUri {
    private static final String STEM = "https://id.gs1.org/";

    private static final Pattern URN =
            Pattern.compile("urn:epc:(?:id|class|idpat):([a-z]+):(\\d{6,12})\\.(.*)");
    private static final Pattern LINK = Pattern.compile("https?://[^/?#]+(/[^?#]*)(?:[?#].*)?");

    /// What a Digital Link may begin with instead of digits, as early releases of the standard allowed.
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("gtin", "01"),
                    Map.entry("sscc", "00"),
                    Map.entry("gln", "414"),
                    Map.entry("party", "417"),
                    Map.entry("gdti", "253"),
                    Map.entry("gcn", "255"),
                    Map.entry("ginc", "401"),
                    Map.entry("gsin", "402"),
                    Map.entry("grai", "8003"),
                    Map.entry("giai", "8004"),
                    Map.entry("itip", "8006"),
                    Map.entry("cpid", "8010"),
                    Map.entry("gsrnp", "8017"),
                    Map.entry("gsrn", "8018"),
                    Map.entry("ser", "21"),
                    Map.entry("lot", "10"),
                    Map.entry("cpv", "22"));

    /// Keys, each with the qualifiers of which the first one present stays.
    private static final Map<String, List<String>> KEYS =
            Map.ofEntries(
                    Map.entry("00", List.of()),
                    Map.entry("01", List.of("21", "235", "10")),
                    Map.entry("253", List.of()),
                    Map.entry("255", List.of()),
                    Map.entry("401", List.of()),
                    Map.entry("402", List.of()),
                    Map.entry("414", List.of("254")),
                    Map.entry("417", List.of()),
                    Map.entry("8003", List.of()),
                    Map.entry("8004", List.of()),
                    Map.entry("8006", List.of("21", "10")),
                    Map.entry("8010", List.of("8011")),
                    Map.entry("8017", List.of()),
                    Map.entry("8018", List.of()));

    private CanonicalUri() {}

    /// The canonical form of a value.
    ///
    /// @return the value itself if it names nothing by a GS1 key
    static String of(String value) {
        Matcher urn = URN.matcher(value);
        if (urn.matches()) {
            return ofUrn(urn.group(1), urn.group(2), urn.group(3)).orElse(value);
        }
        Matcher link = LINK.matcher(value);
        return link.matches() ? ofPath(link.group(1)).orElse(value) : value;
    }

    private static Optional<String> ofUrn(String scheme, String prefix, String rest) {
        String[] parts = rest.split("\\.", -1);
        String first = parts[0];
        String last = rest.substring(rest.indexOf('.') + 1);
        try {
            return Optional.ofNullable(
                            switch (scheme) {
                                case "sgtin" ->
                                        "01/"
                                                + gtin(prefix, first)
                                                + (last.equals("*") ? "" : "/21/" + encoded(last));
                                case "lgtin" ->
                                        "01/" + gtin(prefix, first) + "/10/" + encoded(last);
                                case "upui" ->
                                        "01/" + gtin(prefix, first) + "/235/" + encoded(last);
                                case "itip" ->
                                        "8006/%s%s%s/21/%s"
                                                .formatted(
                                                        gtin(prefix, first),
                                                        parts[1],
                                                        parts[2],
                                                        encoded(parts[3]));
                                case "sscc" -> "00/" + checked(moved(prefix, first));
                                case "sgln" ->
                                        "414/"
                                                + checked(prefix + first)
                                                + (last.equals("0") ? "" : "/254/" + encoded(last));
                                case "pgln" -> "417/" + checked(prefix + first);
                                case "grai" ->
                                        "8003/" + checked("0" + prefix + first) + encoded(last);
                                case "gdti" -> "253/" + checked(prefix + first) + encoded(last);
                                case "giai" -> "8004/" + prefix + encoded(rest);
                                case "ginc" -> "401/" + prefix + encoded(rest);
                                case "gsin" -> "402/" + checked(prefix + first);
                                case "gsrn" -> "8018/" + checked(prefix + first);
                                case "gsrnp" -> "8017/" + checked(prefix + first);
                                case "cpi" ->
                                        "8010/"
                                                + prefix
                                                + encoded(first)
                                                + "/8011/"
                                                + encoded(last);
                                default -> null;
                            })
                    .map(path -> STEM + path);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notSuchAName) {
            return Optional.empty();
        }
    }

    private static String gtin(String prefix, String item) {
        return checked(moved(prefix, item));
    }

    /// The indicator or extension digit, which a URN puts behind the company prefix.
    private static String moved(String prefix, String reference) {
        return reference.charAt(0) + prefix + reference.substring(1);
    }

    private static String checked(String digits) {
        return digits + CheckDigit.of(digits);
    }

    private static Optional<String> ofPath(String path) {
        List<String> segments = List.of(path.substring(1).split("/", -1));
        for (int i = segments.size() - 2; i >= 0; i--) {
            String key = number(segments.get(i));
            if (KEYS.containsKey(key) && segments.get(i + 1).matches("\\d{4,}.*")) {
                return Optional.of(
                        STEM
                                + key
                                + "/"
                                + padded(key, segments.get(i + 1))
                                + qualifier(key, segments.subList(i + 2, segments.size())));
            }
        }
        return Optional.empty();
    }

    private static String qualifier(String key, List<String> rest) {
        for (String wanted : KEYS.getOrDefault(key, List.of())) {
            for (int i = 0; i + 1 < rest.size(); i += 2) {
                if (number(rest.get(i)).equals(wanted)) {
                    return "/" + wanted + "/" + rest.get(i + 1);
                }
            }
        }
        return "";
    }

    private static String number(String segment) {
        return ALIASES.getOrDefault(segment, segment);
    }

    private static String padded(String key, String value) {
        return key.equals("01") && value.length() < 14
                ? "0".repeat(14 - value.length()) + value
                : value;
    }

    /// Escapes what a URN may carry as it is and a Digital Link may not (GS1 Digital Link: URI Syntax,
    /// section 4.12).
    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("!()*+,:".indexOf(c) >= 0) {
                out.append("%%%02X".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
