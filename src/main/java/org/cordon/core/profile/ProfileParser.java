package org.cordon.core.profile;

import org.cordon.core.code.format.NationalNumber;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.config.ConfigSection;
import org.cordon.core.order.UnitKind;
import org.cordon.core.text.Messages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A profile while it is read.
final class ProfileParser {
    private static final Messages TEXT = Messages.of(ProfileParser.class);
    private static final String EVERY = "*";
    private static final String PRODUCTS = "products";
    private static final int LONGEST_SHELF_LIFE = 3_650;
    private static final int MOST_INSIDE = 100_000;
    private static final String USUAL_FORM = "[0-9A-Za-z]{4,20}";

    private final ConfigSection keys;
    private final Set<String> known = new TreeSet<>();

    ProfileParser(ConfigSection keys) {
        this.keys = keys;
    }

    /// @throws IllegalArgumentException naming every key that cannot be followed
    Profile read() {
        Set<String> products = new LinkedHashSet<>(list(key(PRODUCTS)));
        Profile profile =
                new Profile(
                        needed("name"),
                        needed("version"),
                        keys.required(
                                key("effective"),
                                TEXT.get("profile.allowed.day"),
                                ProfileParser::day,
                                LocalDate.EPOCH),
                        needed("source"),
                        keys.optional(
                                PRODUCTS,
                                TEXT.get("profile.allowed.products"),
                                _ -> gtins(products),
                                Set.of()),
                        products.contains(EVERY),
                        keys.required(
                                key("expiry.day-zero"),
                                TEXT.get("profile.allowed.day-zero"),
                                word -> choice(word, "allowed", "forbidden"),
                                true),
                        keys.required(
                                key("expiry.shelf-life-days"),
                                TEXT.get("profile.allowed.whole", 0, LONGEST_SHELF_LIFE),
                                number -> ConfigSection.integer(number, 0, LONGEST_SHELF_LIFE),
                                0),
                        helperCodes(),
                        serialReuse(),
                        levels());
        String allowed = TEXT.get("profile.allowed.keys", String.join(", ", known));
        keys.names()
                .forEach(name -> {
                    if (!known.contains(name)) {
                        keys.refuse(name, allowed);
                    }
                });
        if (!keys.refusals().isEmpty()) {
            // Who shows it ends the sentence.
            throw new IllegalArgumentException(
                    keys.refusals().stream()
                            .map(ConfigRefusal::toString)
                            .collect(Collectors.joining(" "))
                            .replaceFirst("\\.$", ""));
        }
        return profile;
    }

    private SerialReuse serialReuse() {
        return keys.optional(
                key("serial-reuse"),
                TEXT.get("profile.allowed.serial-reuse", SerialReuse.MOST_DAYS),
                word ->
                        switch (word) {
                            case "yes" -> new SerialReuse.Always();
                            case "no" -> new SerialReuse.Never();
                            default ->
                                    new SerialReuse.AfterExpiry(
                                            ConfigSection.integer(word, 1, SerialReuse.MOST_DAYS));
                        },
                new SerialReuse.Never());
    }

    private Optional<HelperCodeRule> helperCodes() {
        boolean used = flag("helper-codes", false);
        HelperCodeRule rule =
                new HelperCodeRule(
                        keys.optional(
                                key("helper-codes.form"),
                                TEXT.get("profile.allowed.form"),
                                form -> Pattern.compile(form).pattern(),
                                USUAL_FORM),
                        carriers("helper-codes.carriers"),
                        keys.optional(
                                key("helper-codes.level"),
                                TEXT.get("profile.allowed.level"),
                                ProfileParser::level,
                                UnitKind.PACK));
        return used ? Optional.of(rule) : Optional.empty();
    }

    private static UnitKind level(String word) {
        UnitKind kind = UnitKind.valueOf(word.toUpperCase(Locale.ROOT));
        if (kind == UnitKind.PALLET) {
            throw new IllegalArgumentException(word);
        }
        return kind;
    }

    private List<DataCarrier> carriers(String key) {
        return each(
                key,
                TEXT.get(
                        "profile.allowed.carriers",
                        Arrays.stream(DataCarrier.values())
                                .filter(each -> each != DataCarrier.OTHER)
                                .map(DataCarrier::word)
                                .collect(Collectors.joining(", "))),
                DataCarrier::ofWord);
    }

    private Map<UnitKind, Optional<LevelRules>> levels() {
        Map<UnitKind, Optional<LevelRules>> levels = new EnumMap<>(UnitKind.class);
        for (UnitKind kind : UnitKind.values()) {
            LevelRules level = level(kind, kind.name().toLowerCase(Locale.ROOT) + ".");
            if (known.stream().anyMatch(key -> of(kind, key) && keys.has(key))) {
                levels.put(kind, Optional.of(level));
            }
        }
        if (!keys.has("pack.required")) {
            keys.refuse("pack.required", TEXT.get("profile.allowed.identifiers"));
        }
        return levels;
    }

    private static boolean of(UnitKind kind, String key) {
        return key.startsWith(kind.name().toLowerCase(Locale.ROOT) + ".");
    }

    private LevelRules level(UnitKind kind, String prefix) {
        List<String> required = identifiers(prefix + "required");
        List<String> forbidden = identifiers(prefix + "forbidden");
        if (required.stream().anyMatch(forbidden::contains)) {
            keys.refuse(prefix + "forbidden", TEXT.get("profile.allowed.not-both"));
        }
        boolean pack = kind == UnitKind.PACK;
        return new LevelRules(
                pack || flag(prefix + "coded", true),
                required,
                forbidden,
                carriers(prefix + "carriers"),
                pack
                        ? each(
                                prefix + "national",
                                TEXT.get(
                                        "profile.allowed.national",
                                        Arrays.stream(NationalNumber.values())
                                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))),
                                word -> NationalNumber.valueOf(word.toUpperCase(Locale.ROOT)))
                        : List.of(),
                pack
                        ? Optional.empty()
                        : keys.optional(
                                key(prefix + "gtin"),
                                TEXT.get("profile.allowed.gtin"),
                                digits -> Optional.of(new Gtin(digits)),
                                Optional.empty()),
                pack
                        ? OptionalInt.empty()
                        : keys.optional(
                                key(prefix + "count"),
                                TEXT.get("profile.allowed.whole", 1, MOST_INSIDE),
                                number ->
                                        OptionalInt.of(
                                                ConfigSection.integer(number, 1, MOST_INSIDE)),
                                OptionalInt.empty()));
    }

    private List<String> identifiers(String key) {
        return each(key, TEXT.get("profile.allowed.identifiers"), ProfileParser::identifier);
    }

    private static String identifier(String digits) {
        if (!digits.matches("[0-9]{2,4}")) {
            throw new IllegalArgumentException(digits);
        }
        return digits;
    }

    private static Set<Gtin> gtins(Set<String> products) {
        Set<Gtin> gtins = new HashSet<>();
        products.stream().filter(each -> !each.equals(EVERY)).map(Gtin::new).forEach(gtins::add);
        return gtins;
    }

    private <T> List<T> each(String key, String allowed, Function<String, T> read) {
        List<String> pieces = list(key(key));
        return keys.optional(
                key, allowed, _ -> pieces.stream().map(read).distinct().toList(), List.of());
    }

    private List<String> list(String key) {
        return Stream.of(keys.text(key).split(",", -1))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private String needed(String key) {
        return keys.required(key(key), TEXT.get("profile.allowed.text"), text -> text, "");
    }

    private boolean flag(String key, boolean usual) {
        return keys.optional(
                key(key),
                TEXT.get("profile.allowed.flag"),
                word -> choice(word, "yes", "no"),
                usual);
    }

    private static boolean choice(String word, String yes, String no) {
        if (!word.equals(yes) && !word.equals(no)) {
            throw new IllegalArgumentException(word);
        }
        return word.equals(yes);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String key(String key) {
        known.add(key);
        return key;
    }
}
