package org.cordon.ui.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of one feature: the bundle named like its package, such as `line.properties` in
/// `ui.line`. Keys are `feature.element.purpose`.
public final class Messages {
    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The texts beside a class.
    public static Messages of(Class<?> neighbour) {
        String pack = neighbour.getPackageName();
        String name = pack.substring(pack.lastIndexOf('.') + 1);
        return new Messages(
                ResourceBundle.getBundle(
                        pack + "." + name, Locale.getDefault(), neighbour.getModule()));
    }

    /// One text.
    ///
    /// @param values fill its places, see [MessageFormat]; with none, the text is taken as it stands
    /// @throws java.util.MissingResourceException if there is no such key; a defect of the program
    public String get(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0
                ? pattern
                : new MessageFormat(pattern, bundle.getLocale()).format(values);
    }

    /// The text of one of a closed set: `get("line.fault", BAD_DATE)` reads `line.fault.bad-date`.
    public String name(String prefix, Enum<?> one, Object... values) {
        return get(prefix + "." + one.name().toLowerCase(Locale.ROOT).replace('_', '-'), values);
    }

    /// As JavaFX wants it.
    public ResourceBundle bundle() {
        return bundle;
    }
}
