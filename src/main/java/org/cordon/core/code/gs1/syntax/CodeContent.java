package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.CodeIssue;

import java.util.List;
import java.util.Optional;

/// What a code holds.
public sealed interface CodeContent {
    /// AIM symbology identifier such as `]d2`; empty when none was sent.
    String symbology();

    /// GS1 elements, those that could be told apart, and all that is wrong.
    ///
    /// @param primary the digits of an EAN or UPC symbol, if it is one
    /// @param elements in the order of the code, faulty ones too
    /// @param compositeFrom index of the first element of a composite component; as many as there are
    ///     elements when there is none or when it cannot be told
    /// @param errors in the order in which they were found; empty when the code is right
    record Elements(
            String symbology,
            Optional<String> primary,
            List<ElementString> elements,
            int compositeFrom,
            List<CodeIssue> errors)
            implements CodeContent {
        public Elements {
            elements = List.copyOf(elements);
            errors = List.copyOf(errors);
        }

        /// Whether nothing is wrong.
        public boolean isRight() {
            return errors.isEmpty();
        }

        /// The data of the first element with an identifier.
        public Optional<String> value(Ai ai) {
            return elements.stream()
                    .filter(element -> element.ai().equals(ai))
                    .map(ElementString::value)
                    .findFirst();
        }

        /// All elements as people write them; `|` before a composite component.
        public String bracketed() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < elements.size(); i++) {
                text.append(i > 0 && i == compositeFrom ? "|" : "")
                        .append(elements.get(i).bracketed());
            }
            return text.toString();
        }
    }

    /// Text without GS1 elements, as its symbology says: anything, perhaps a GS1 Digital Link.
    ///
    /// @param offset of the text in the bytes that were read
    /// @param text a byte a character
    record Plain(String symbology, int offset, String text) implements CodeContent {}
}
