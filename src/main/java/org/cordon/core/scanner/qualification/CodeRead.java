package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.Bytes;

/// What a scanner sent while a calibration code was held before it, for the record.
///
/// @param raw all of it that is kept, before framing where that is known
/// @param more bytes that came beyond it; 0 unless a line is very noisy
public record CodeRead(CalibrationCode code, Bytes raw, long more) {}
