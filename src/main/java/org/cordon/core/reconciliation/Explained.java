package org.cordon.core.reconciliation;

/// What a person found out of a serial.
///
/// @param remark in words
public record Explained(Explanation what, String remark) {}
