package org.cordon.core.qualify;

import org.cordon.core.scan.Bytes;

/// What a scanner sent while a calibration code was held before it, for the record.
///
/// @param raw all of it, before framing where that is known
public record CodeRead(CalibrationCode code, Bytes raw) {}
