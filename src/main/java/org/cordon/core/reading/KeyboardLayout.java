package org.cordon.core.reading;

import java.util.List;

/// Keyboards on which a wedge's keys come out as other characters. A wedge presses keys of the keyboard it
/// is set to, nearly always a US one; the computer takes them for keys of its own.
public enum KeyboardLayout {
    /// German and Austrian.
    GERMAN(
            "German",
            "]+[\u00fc\\#;\u00f6'\u00e4/--\u00df=\u00b4yzzyYZZY}*{\u00dc|':\u00d6\"\u00c4?__?+`<;>:"
                    + "@\"#\u00a7^&&/*(())="),
    /// French, digits as the digit pad types them.
    FRENCH("French", "]$[^'\u00f9-)aqqazwwzAQQAZWWZm,,;;m.:/!_\u00b0<.>/?\u00a7:MM?\"%"),
    /// French, digits as its top row types them.
    FRENCH_TOP_ROW(
            "French",
            "]$[^'\u00f9-)aqqazwwzAQQAZWWZm,,;;m.:/!_\u00b0<.>/?\u00a7:MM?\"%!1@2#3$4%5^6&7*8(9)0"
                    + "1&2\u00e93\"4'5(6-7\u00e88_9\u00e70\u00e0"),
    /// Italian and, for what codes hold, Spanish.
    ITALIAN(
            "Italian or Spanish",
            "]+[\u00e8\\\u00f9;\u00f2'\u00e0/--'=\u00ec}*{\u00e9|\u00a7:\u00e7\"\u00b0?__?<;>:@\"^&&/*(()"
                + ")=");

    /// All of them, in the order they are tried.
    static final List<KeyboardLayout> ALL = List.of(values());

    private final String words;

    /// For each byte that arrives, the one that was meant.
    private final String meant;

    KeyboardLayout(String words, String pairs) {
        this.words = words;
        StringBuilder table = new StringBuilder(256);
        for (char c = 0; c < 256; c++) {
            table.append(c);
        }
        for (int i = 0; i + 1 < pairs.length(); i += 2) {
            table.setCharAt(pairs.charAt(i + 1), pairs.charAt(i));
        }
        this.meant = table.toString();
    }

    /// Its name, for people.
    public String words() {
        return words;
    }

    /// What was meant by what arrived, byte for byte.
    public byte[] undo(byte[] arrived) {
        byte[] bytes = new byte[arrived.length];
        for (int i = 0; i < arrived.length; i++) {
            bytes[i] = (byte) meant.charAt(arrived[i] & 0xFF);
        }
        return bytes;
    }
}
