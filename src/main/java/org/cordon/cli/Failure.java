package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a command could not go on, in one sentence.
final class Failure {
    private Failure() {}

    /// @param file null for the standard input
    static String sentence(@Nullable Path file, IOException e) {
        if (e instanceof Results.Closed) {
            return "Nobody takes the output any more.";
        }
        String name = file == null ? "the standard input" : file.toString();
        String why =
                switch (e) {
                    case NoSuchFileException _ -> "there is no such file";
                    case AccessDeniedException _ -> "this user may not read it";
                    default -> String.valueOf(e.getMessage());
                };
        return "%s: %s".formatted(name, why);
    }
}
