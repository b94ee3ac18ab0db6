package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

/// What a rule found wrong with a stretch of bytes.
///
/// @param offset in the array that was looked at
/// @param length of the piece meant, in bytes; 0 when something is missing there

public record ValueIssue(Fault fault, int offset, int length) {}
