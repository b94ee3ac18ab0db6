package org.cordon.ui.common;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Short code of a failure of the program, such as `7KQ2-M4XA`: the same failure at the same place has
/// the same code at every terminal, so that it can be read out and looked for. The first half comes from
/// the types of the exception and its causes, the second from the method in which the root cause arose.
/// Neither depends on messages, line numbers or data.
///
/// @param value four letters and digits, a dash, four more; without those that are easily confused
public record ErrorCode(String value) {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int HALF = 4;
    private static final String OURS = "org.cordon.";

    /// Code of a failure.
    public static ErrorCode of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        String types = String.join(" ", chain.stream().map(t -> t.getClass().getName()).toList());
        return new ErrorCode(letters(types) + "-" + letters(place(chain.getLast())));
    }

    /// From the outermost to the root cause. A chain that leads back to itself ends where it does.
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (@Nullable Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    /// Method of ours nearest to where it arose; of anybody's, if none of ours is on the stack.
    private static String place(Throwable root) {
        StackTraceElement[] stack = root.getStackTrace();
        return Stream.concat(
                        Arrays.stream(stack).filter(f -> f.getClassName().startsWith(OURS)),
                        Arrays.stream(stack))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
    }

    private static String letters(String text) {
        int left = text.hashCode();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < HALF; i++) {
            letters.append(LETTERS.charAt(Math.floorMod(left, LETTERS.length())));
            left = Math.floorDiv(left, LETTERS.length());
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
