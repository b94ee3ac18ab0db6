package org.cordon.ui.line;

/// Long numbers as people compare them.
final class DigitGrouping {
    private DigitGrouping() {}

    /// In groups of four characters.
    static String inFours(String serial) {
        return serial.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
