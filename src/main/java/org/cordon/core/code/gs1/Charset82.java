package org.cordon.core.code.gs1;

import org.cordon.core.text.Messages;

/// GS1 AI encodable character set 82 (General Specifications, figure 7.11-1), case-sensitive.
public final class Charset82 {
    private static final Messages TEXT = Messages.of(Charset82.class);
    private static final String PUNCTUATION = "!\"%&'()*+,-./:;<=>?_";

    private Charset82() {}

    /// Says whether a character may stand in a serial or lot number.
    public static boolean contains(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || PUNCTUATION.indexOf(c) >= 0;
    }

    static String checked(String value, String key) {
        if (value.isEmpty() || value.length() > 20) {
            throw new IllegalArgumentException(TEXT.get(key + ".length", value));
        }
        if (!value.chars().allMatch(Charset82::contains)) {
            throw new IllegalArgumentException(TEXT.get(key + ".character", value));
        }
        return value;
    }
}
