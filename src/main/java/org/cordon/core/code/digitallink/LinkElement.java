package org.cordon.core.code.digitallink;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.ElementString;

/// One identifier and its value, free of percent-encoding.
public record LinkElement(Ai ai, String value) {
    /// From the digits of an identifier.
    ///
    /// @throws IllegalArgumentException if they are not two to four digits
    public static LinkElement of(String ai, String value) {
        return new LinkElement(new Ai(ai), value);
    }

    /// From an element that was read, without its place.
    public static LinkElement of(ElementString element) {
        return new LinkElement(element.ai(), element.value());
    }

    @Override
    public String toString() {
        return "(" + ai + ")" + value;
    }
}
