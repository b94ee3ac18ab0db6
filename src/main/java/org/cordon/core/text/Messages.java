package org.cordon.core.text;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one feature: the bundle named like its package, such as `line.properties` in
/// `ui.line`. Keys are `feature.element.purpose`.
///
/// One rule for all of the program: the words are those of the language that this system shows to people,
/// or English where there are none in it, and numbers are written as that text's language writes them.
public final class Messages {
    private final String name;
    private final Module module;
    private volatile @Nullable ResourceBundle bundle;

    private Messages(String name, Module module) {
        this.name = name;
        this.module = module;
    }

    /// The texts beside a class.
    public static Messages of(Class<?> neighbour) {
        String pack = neighbour.getPackageName();
        return of(neighbour, pack.substring(pack.lastIndexOf('.') + 1));
    }

    /// Texts beside a class that are in a bundle of another name than the package's.
    public static Messages of(Class<?> neighbour, String name) {
        return new Messages(neighbour.getPackageName() + "." + name, neighbour.getModule());
    }

    /// One text.
    ///
    /// @param values fill its places, see [MessageFormat]; with none, the text is taken as it stands
    /// @throws java.util.MissingResourceException if there is no such key; a defect of the program
    public String get(String key, @Nullable Object... values) {
        String pattern = bundle().getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, language()).format(values);
    }

    private Locale language() {
        Locale found = bundle().getLocale();
        return found.equals(Locale.ROOT) ? Locale.ENGLISH : found;
    }

    /// The text of one of a closed set: `name("line.fault", BAD_DATE)` reads `line.fault.bad-date`.
    public String name(String prefix, Enum<?> one, @Nullable Object... values) {
        return get(prefix + "." + one.name().toLowerCase(Locale.ROOT).replace('_', '-'), values);
    }

    /// Whether there is such a text.
    public boolean has(String key) {
        return bundle().containsKey(key);
    }

    /// As JavaFX and picocli want it. Read when it is asked for first: a command that shows no text
    /// reads none.
    public ResourceBundle bundle() {
        ResourceBundle known = bundle;
        if (known == null) {
            known =
                    ResourceBundle.getBundle(
                            name, Locale.getDefault(Locale.Category.DISPLAY), module);
            bundle = known;
        }
        return known;
    }
}
