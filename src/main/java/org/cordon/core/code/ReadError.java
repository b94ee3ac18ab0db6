package org.cordon.core.code;

import java.util.OptionalInt;

/// One thing that is wrong with a code of any kind.
///
/// @param code stable name
/// @param identifier the element meant; empty when the place belongs to none
/// @param component the component of its data, from 0; empty when the whole element is meant
/// @param rule the rule for content that it fails, by GS1's name; may be empty
/// @param offset of the piece in the raw bytes, from 0
/// @param length of the piece in bytes; 0 when something is missing there
/// @param title of the element; may be empty
/// @param message one sentence for people
public record ReadError(
        String code,
        String identifier,
        OptionalInt component,
        String rule,
        int offset,
        int length,
        String title,
        String message) {}
