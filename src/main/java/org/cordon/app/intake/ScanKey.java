package org.cordon.app.intake;

/// Names the entry of a scan.
///
/// @param epoch of its entry in SCANS
/// @param seq of its entry in SCANS
record ScanKey(int epoch, long seq) {}
