package org.cordon.core.machine;

/// How far a comparison of a machine's counter with what Cordon counts has come, so that it goes on after a restart.
///
/// @param counter `in`, `out`, `reject`
/// @param machine what the machine counted since the comparison began
/// @param ownBefore what Cordon had counted of the order when it began
public record ComparedCounter(String counter, long machine, long ownBefore) {}
