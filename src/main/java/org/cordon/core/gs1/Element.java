package org.cordon.core.gs1;

/// One element of an element string.
///
/// @param ai application identifier
/// @param offset of the identifier in the raw bytes, from 0
public record Element(String ai, String value, int offset) {}
