package org.cordon.core.scanner.autodetect;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.Terminator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// Guesses settings of an unknown device from the pauses in what it sent: what stands before each pause
/// ends messages, what stands after each begins them. Unchangeable; any thread.
public final class FramingGuesser {
    /// A pause that no device makes within a message: a USB device hands over every 16 ms, a line of
    /// 300 baud sends a byte every 33 ms.
    static final Duration PAUSE = Duration.ofMillis(40);

    private static final Duration SHORTEST_IDLE = Duration.ofMillis(50);
    private static final int ENOUGH_BYTES = 16;

    /// Control characters that codes, ends and headers are made of.
    private static final Set<Integer> ORDINARY =
            Set.of(0x02, 0x03, 0x04, 0x06, 0x09, 0x0A, 0x0D, 0x15, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F);

    private final List<String> bursts = new ArrayList<>();
    private final Framing framing;
    private Duration longest = Duration.ZERO;

    private FramingGuesser(List<Chunk> chunks, Framing framing) {
        this.framing = framing;
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < chunks.size(); i++) {
            Duration gap = i == 0 ? Duration.ZERO : chunks.get(i).after(chunks.get(i - 1));
            if (gap.compareTo(PAUSE) > 0) {
                bursts.add(burst.toString());
                burst.setLength(0);
            } else if (gap.compareTo(longest) > 0) {
                longest = gap;
            }
            burst.append(latin(chunks.get(i).bytes()));
        }
        if (!burst.isEmpty()) {
            bursts.add(burst.toString());
        }
    }

    /// What speaks for other settings than those given, the most telling first.
    ///
    /// @param chunks in the order in which they came, from the beginning of a message
    /// @param eightBits whether a serial line hands over all eight bits, so that a check bit would be
    ///     seen
    public static List<Suggestion> of(List<Chunk> chunks, Framing framing, boolean eightBits) {
        FramingGuesser guess = new FramingGuesser(chunks, framing);
        if (guess.bursts.isEmpty()) {
            return List.of();
        }
        Optional<Suggestion> parity = eightBits ? guess.parity() : Optional.empty();
        if (parity.isPresent()) {
            return List.of(parity.get());
        }
        Optional<Suggestion> noise = guess.noise();
        if (noise.isPresent()) {
            return List.of(noise.get());
        }
        List<Suggestion> all = new ArrayList<>();
        guess.end().ifPresent(all::add);
        guess.header().ifPresent(all::add);
        return all;
    }

    private Optional<Suggestion> end() {
        Optional<String> end = common(FramingGuesser::ending);
        if (end.isEmpty()) {
            return Optional.empty();
        }
        if (!end.get().isEmpty()) {
            return cutsAt(end.get())
                    ? Optional.empty()
                    : Optional.of(
                            new Suggestion(
                                    Suggestion.Kind.END,
                                    end.get(),
                                    Map.of("terminators", end.get())));
        }
        // One message alone may not be over yet.
        if (bursts.size() < 2 || framing.idleGap().isPresent()) {
            return Optional.empty();
        }
        long idle = Math.max(SHORTEST_IDLE.toMillis(), (longest.toMillis() * 3 + 9) / 10 * 10);
        return Optional.of(
                new Suggestion(
                        Suggestion.Kind.PAUSE,
                        idle + " ms",
                        Map.of("terminators", "NONE", "idle", idle + "ms")));
    }

    private boolean cutsAt(String end) {
        Set<Terminator> set = framing.terminators();
        return set.contains(Terminator.valueOf(end))
                || (end.equals("CRLF")
                        && (set.contains(Terminator.CR) || set.contains(Terminator.LF)));
    }

    private static String ending(String burst) {
        if (burst.endsWith("\r\n")) {
            return "CRLF";
        }
        return switch (burst.charAt(burst.length() - 1)) {
            case '\r' -> "CR";
            case '\n' -> "LF";
            case '\u0003' -> "ETX";
            case '\t' -> "TAB";
            default -> "";
        };
    }

    private Optional<Suggestion> header() {
        String set = latin(framing.header());
        if (!set.isEmpty() && bursts.stream().noneMatch(b -> b.startsWith(set))) {
            return Optional.of(
                    new Suggestion(
                            Suggestion.Kind.NO_HEADER,
                            framing.header().toString(),
                            Map.of("header", "")));
        }
        Optional<String> first = common(burst -> burst.substring(0, 1));
        if (!set.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        return switch (first.get()) {
            case "\u0002" -> header("STX", "STX");
            case "\u001B" -> header("ESC", "ESC");
            case "\u0001" -> header("SOH", "{x01}");
            default -> Optional.empty();
        };
    }

    private static Optional<Suggestion> header(String shown, String value) {
        return Optional.of(new Suggestion(Suggestion.Kind.HEADER, shown, Map.of("header", value)));
    }

    /// Seven bits and a check bit, read as eight bits.
    private Optional<Suggestion> parity() {
        String all = String.join("", bursts);
        if (all.length() < ENOUGH_BYTES || all.chars().allMatch(c -> c < 0x80)) {
            return Optional.empty();
        }
        IntPredicate text = c -> (c & 0x7F) >= 0x20 || ORDINARY.contains(c & 0x7F);
        if (!all.chars().allMatch(text)) {
            return Optional.empty();
        }
        String parity =
                all.chars().allMatch(c -> Integer.bitCount(c) % 2 == 0)
                        ? "even"
                        : all.chars().allMatch(c -> Integer.bitCount(c) % 2 == 1)
                                ? "odd"
                                : all.chars().allMatch(c -> c >= 0x80) ? "mark" : "";
        return parity.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Suggestion(
                                Suggestion.Kind.PARITY,
                                parity,
                                Map.of("data-bits", "7", "parity", parity)));
    }

    private Optional<Suggestion> noise() {
        String all = String.join("", bursts);
        long odd = all.chars().filter(c -> (c < 0x20 && !ORDINARY.contains(c)) || c > 0x7E).count();
        return odd * 3 > all.length()
                ? Optional.of(new Suggestion(Suggestion.Kind.NOISE, "", Map.of()))
                : Optional.empty();
    }

    /// What all bursts have in common; empty if they differ.
    private Optional<String> common(Function<String, String> of) {
        Set<String> values = bursts.stream().map(of).collect(Collectors.toSet());
        return values.size() == 1 ? values.stream().findFirst() : Optional.empty();
    }

    private static String latin(Bytes bytes) {
        StringBuilder text = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            text.append((char) bytes.at(i));
        }
        return text.toString();
    }
}
