package org.cordon.core.code.gs1.syntax;

import java.util.Optional;
import java.util.OptionalInt;

/// One thing that is wrong with a code.
///
/// @param fault its stable code
/// @param ai the element meant; empty when the place belongs to none
/// @param component the component meant, from 0; empty when the whole element is
/// @param rule the rule for content that it fails; empty when the data could not be taken apart, or
///     when elements do not agree with each other
/// @param offset of the piece meant, in the bytes that were read, from 0
/// @param length of the piece, in bytes; 0 when something is missing there
/// @param title GS1's data title of the element; may be empty
/// @param message one sentence for people
public record CodeError(
        Fault fault,
        Optional<Ai> ai,
        OptionalInt component,
        Optional<Linter> rule,
        int offset,
        int length,
        String title,
        String message) {}
