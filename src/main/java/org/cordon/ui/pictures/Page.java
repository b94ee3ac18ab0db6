package org.cordon.ui.pictures;

import javafx.scene.image.Image;

import org.cordon.app.scanning.PictureCodeReader.Corner;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Optional;

/// What the sheet shows of one file.
///
/// @param name of the file
/// @param picture once it was looked through
/// @param codes in the order of their numbers
/// @param sentence what is going on, or what to do where no code is shown; may be empty
record Page(String name, Stage stage, Optional<Image> picture, List<Code> codes, String sentence) {
    Page {
        codes = List.copyOf(codes);
    }

    /// How far a file has come.
    enum Stage {
        /// It waits or is being looked through.
        LOOKING,
        /// Its codes are shown.
        SEEN,
        /// It has none.
        NOTHING,
        /// It could not be looked through.
        REFUSED
    }

    /// How far a code has come.
    enum Standing {
        /// Nothing of it is on record.
        NONE,
        /// It is being judged.
        JUDGING,
        /// Judged and durable.
        DONE,
        /// Could not be recorded.
        FAILED
    }

    /// One code.
    ///
    /// @param number in the picture and the list, from 1
    /// @param reason the verdict in one sentence
    record Code(
            int number,
            Bytes scan,
            List<Corner> outline,
            Judgement judgement,
            String reason,
            Standing standing) {
        Code {
            outline = List.copyOf(outline);
        }

        VerdictCode verdict() {
            return judgement.verdict().code();
        }

        Code with(Standing now) {
            return new Code(number, scan, outline, judgement, reason, now);
        }
    }

    static Page waiting(String name, String sentence) {
        return new Page(name, Stage.LOOKING, Optional.empty(), List.of(), sentence);
    }

    Page with(Code changed) {
        return new Page(
                name,
                stage,
                picture,
                codes.stream().map(c -> c.number() == changed.number() ? changed : c).toList(),
                sentence);
    }

    /// Codes that can still be judged.
    List<Code> open() {
        return codes.stream()
                .filter(c -> c.standing() == Standing.NONE || c.standing() == Standing.FAILED)
                .toList();
    }
}
