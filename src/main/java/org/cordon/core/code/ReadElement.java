package org.cordon.core.code;

/// One element of a code of any kind.
///
/// @param identifier application identifier or data identifier, such as `01` or `9N`; empty where the
///     place alone tells what it is
/// @param title its short name; may be empty
/// @param offset where it begins in the raw bytes, from 0
public record ReadElement(String identifier, String title, String value, int offset) {}
