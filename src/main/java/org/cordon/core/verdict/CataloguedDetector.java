package org.cordon.core.verdict;

/// A detector and the row of the exception catalogue that says how grave its finding is and what to do
/// first.
///
/// @param row the code of every verdict that it gives
public record CataloguedDetector(VerdictCode row, Detector detector) {}
