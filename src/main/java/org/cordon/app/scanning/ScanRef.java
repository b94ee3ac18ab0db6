package org.cordon.app.scanning;

/// Names the entry of a scan.
///
/// @param epoch of its entry in SCANS
/// @param seq of its entry in SCANS
record ScanRef(int epoch, long seq) {}
