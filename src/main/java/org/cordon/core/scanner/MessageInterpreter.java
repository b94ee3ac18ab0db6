package org.cordon.core.scanner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What the messages of one device mean beyond their code.
///
/// @param form what a message is
/// @param noReads what this device sends when it read nothing, beside what all readers send
/// @param grade how it puts a grade beside the code
public record MessageInterpreter(
        MessageForm form, NoReadPatterns noReads, Optional<GradeTemplate> grade) {
    /// A device that sends codes, and what all readers send.
    public static final MessageInterpreter USUAL = of(List.of(), List.of(), Optional.empty());

    /// A device that sends JSON objects.
    public static final MessageInterpreter JSON =
            new MessageInterpreter(MessageForm.JSON, USUAL.noReads(), Optional.empty());

    /// A device that sends codes, with patterns as in [NoReadPatterns].
    public static MessageInterpreter of(
            List<String> whole, List<String> beginnings, Optional<GradeTemplate> grade) {
        return new MessageInterpreter(
                MessageForm.CODE, new NoReadPatterns("device", whole, beginnings), grade);
    }

    /// The frame of a code as this device means it. One that is not whole stays as it is.
    public Frame read(Frame frame) {
        if (frame.truncated() > 0) {
            return frame;
        }
        if (isNoRead(frame.bytes())) {
            return frame.asNoRead();
        }
        if (grade.isEmpty()) {
            return frame;
        }
        Optional<GradeTemplate.Graded> graded = grade.get().read(frame.bytes());
        if (graded.isEmpty()) {
            return frame.asUngraded();
        }
        Frame code = frame.graded(graded.get().code(), graded.get().grade());
        return isNoRead(code.bytes()) ? code.asNoRead() : code;
    }

    private boolean isNoRead(Bytes message) {
        return noReads.matches(new String(message.toArray(), StandardCharsets.ISO_8859_1));
    }
}
