package org.cordon.core.scanner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a device puts a grade beside the code in one message, such as `{code},{grade}`.
///
/// Fields before the code are the shortest that fit, those after it as well, and the code is all that
/// is left: a separator within the code does not mislead. A message whose grade is not one does not
/// fit, so that a code is never cut short because a device sends no grade today.
///
/// @param parts in their order
/// @param standard with its edition
/// @param verifier what grades
public record GradeTemplate(List<Part> parts, String standard, String verifier) {
    /// What devices send where there is no grade.
    private static final Set<String> UNGRADED = Set.of("-", "--", "N/A", "NA", "X");

    /// A piece of the template.
    public sealed interface Part {
        /// Stands in each message as it is.
        ///
        /// @param bytes one or more
        record Literal(Bytes bytes) implements Part {}

        /// Differs from message to message.
        record Slot(Field field) implements Part {}
    }

    /// What a template may name.
    public enum Field {
        /// The content of the code.
        CODE,
        /// The overall grade.
        GRADE,
        /// The aperture it was taken with.
        APERTURE,
        /// The light it was taken in.
        LIGHT,
        /// The angle of the light.
        ANGLE
    }

    /// A message taken apart.
    ///
    /// @param code goes on to be judged
    public record Graded(Bytes code, Grade grade) {}

    /// Refuses a template that could not be told apart.
    ///
    /// @throws IllegalArgumentException naming what is wrong
    public GradeTemplate {
        parts = List.copyOf(parts);
        List<Field> fields =
                parts.stream()
                        .filter(Part.Slot.class::isInstance)
                        .map(p -> ((Part.Slot) p).field())
                        .toList();
        if (!fields.containsAll(List.of(Field.CODE, Field.GRADE))
                || fields.stream().distinct().count() < fields.size()) {
            throw new IllegalArgumentException("code and grade once each, others at most once");
        }
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).getClass().equals(parts.get(i - 1).getClass())) {
                throw new IllegalArgumentException("something must stand between two fields");
            }
        }
        if (standard.isBlank() || verifier.isBlank()) {
            throw new IllegalArgumentException("a grade needs its standard and its verifier");
        }
    }

    /// Reads the text form: fields in braces, other text as in [Bytes].
    ///
    /// @throws IllegalArgumentException if it is none
    public static GradeTemplate parse(String text, String standard, String verifier) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int end = text.indexOf('}', i);
            Optional<Field> field =
                    text.charAt(i) == '{' && end > 0
                            ? field(text.substring(i + 1, end))
                            : Optional.empty();
            if (field.isPresent()) {
                literal(parts, literal);
                parts.add(new Part.Slot(field.get()));
                i = end + 1;
            } else {
                literal.append(text.charAt(i++));
            }
        }
        literal(parts, literal);
        return new GradeTemplate(parts, standard, verifier);
    }

    private static Optional<Field> field(String name) {
        if (name.equals("GS") || name.matches("x[0-9A-Fa-f]{2}")) {
            return Optional.empty();
        }
        return Optional.of(Field.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private static void literal(List<Part> parts, StringBuilder text) {
        if (!text.isEmpty()) {
            parts.add(new Part.Literal(Bytes.parse(text.toString())));
            text.setLength(0);
        }
    }

    /// The text form.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(var bytes) -> text.append(written(bytes));
                case Part.Slot(var field) ->
                        text.append('{').append(field.name().toLowerCase(Locale.ROOT)).append('}');
            }
        }
        return text.toString();
    }

    /// A brace that is not a field's.
    private static String written(Bytes literal) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            int b = literal.at(i);
            text.append(b == '{' ? "{x7B}" : Bytes.of((byte) b).toString());
        }
        return text.toString();
    }

    /// Takes a message apart; empty if it does not fit.
    public Optional<Graded> read(Bytes message) {
        String text = text(message);
        int code = parts.indexOf(new Part.Slot(Field.CODE));
        Map<Field, String> found = new EnumMap<>(Field.class);
        int from = 0;
        for (int i = 0; i < code; i++) {
            switch (parts.get(i)) {
                case Part.Literal(var bytes) -> {
                    if (!text.startsWith(text(bytes), from)) {
                        return Optional.empty();
                    }
                    from += bytes.length();
                }
                case Part.Slot(var field) -> {
                    // After a field comes a literal: two fields never stand side by side.
                    int end = text.indexOf(text(((Part.Literal) parts.get(i + 1)).bytes()), from);
                    if (end < 0) {
                        return Optional.empty();
                    }
                    found.put(field, text.substring(from, end));
                    from = end;
                }
            }
        }
        int to = text.length();
        for (int i = parts.size() - 1; i > code; i--) {
            switch (parts.get(i)) {
                case Part.Literal(var bytes) -> {
                    if (to - bytes.length() < from
                            || !text.startsWith(text(bytes), to - bytes.length())) {
                        return Optional.empty();
                    }
                    to -= bytes.length();
                }
                case Part.Slot(var field) -> {
                    String before = text(((Part.Literal) parts.get(i - 1)).bytes());
                    int start = text.lastIndexOf(before, to - before.length());
                    if (start < from) {
                        return Optional.empty();
                    }
                    found.put(field, text.substring(start + before.length(), to));
                    to = start + before.length();
                }
            }
        }
        found.replaceAll((_, value) -> value.strip());
        String grade = found.getOrDefault(Field.GRADE, "");
        boolean graded =
                Grade.numeric(grade).isPresent()
                        || UNGRADED.contains(grade.toUpperCase(Locale.ROOT));
        if (from >= to || !graded) {
            return Optional.empty();
        }
        return Optional.of(
                new Graded(
                        Bytes.of(message.toArray(), from, to - from),
                        new Grade(
                                grade,
                                Optional.ofNullable(found.get(Field.APERTURE)),
                                Optional.ofNullable(found.get(Field.LIGHT)),
                                Optional.ofNullable(found.get(Field.ANGLE)),
                                standard,
                                verifier)));
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
