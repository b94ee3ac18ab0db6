package org.cordon.core.line;

/// Tells the scanners of a station apart.
///
/// @param value name of the scanner
public record CameraId(String value) {}
