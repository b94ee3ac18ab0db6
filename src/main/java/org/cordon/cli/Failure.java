package org.cordon.cli;

import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a command could not go on, in one sentence.
final class Failure {
    private static final Messages TEXT = Messages.of(Failure.class);

    private Failure() {}

    /// @param file null for the standard input
    static String sentence(@Nullable Path file, IOException e) {
        if (e instanceof Results.Closed) {
            return TEXT.get("cli.failure.closed");
        }
        String name = file == null ? TEXT.get("cli.failure.standard-input") : file.toString();
        return switch (e) {
            case NoSuchFileException _ -> TEXT.get("cli.failure.missing", name);
            case AccessDeniedException _ -> TEXT.get("cli.failure.forbidden", name);
            default -> TEXT.get("cli.failure.other", name, e.getMessage());
        };
    }
}
