package org.cordon.core.line;

/// Tells the scanners of a station apart.
///
/// @param value name of the scanner; behind a TAB, the station that it speaks for where it speaks for several
public record CameraId(String value) {
    /// Name of the scanner.
    public String device() {
        int end = value.indexOf('\t');
        return end < 0 ? value : value.substring(0, end);
    }
}
