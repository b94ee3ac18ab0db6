package org.cordon.core.scanner.wedge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A keyboard, a window that may be busy, and what comes of the strokes: those that are delivered, in
/// order, and the scans. Times in ms.
final class TypedDay {
    private static final long MS = 1_000_000;

    /// A stroke when it was made.
    record Made(double at, KeyStroke stroke) {}

    /// A time in which the window takes nothing.
    record Busy(double from, double to) {}

    final List<KeyStroke> delivered = new ArrayList<>();
    final List<String> scans = new ArrayList<>();
    final List<KeyStroke> dropped = new ArrayList<>();
    double longestHeld;
    boolean secret;

    private final WedgeBurst burst = new WedgeBurst(WedgeTiming.USUAL);
    private final List<Made> made = new ArrayList<>();
    private final List<Busy> busy = new ArrayList<>();
    private final List<Made> held = new ArrayList<>();

    /// A stroke at a time.
    TypedDay stroke(double at, KeyStroke stroke) {
        made.add(new Made(at, stroke));
        return this;
    }

    /// A key that gives a character, pressed for a time.
    TypedDay key(double at, char c, double pressed) {
        String key = Character.toString(Character.toUpperCase(c));
        stroke(at, new KeyStroke.Down(key, KeyStroke.Use.TEXT));
        stroke(at, new KeyStroke.Typed(Character.toString(c)));
        return stroke(at + pressed, new KeyStroke.Up(key));
    }

    /// Enter, pressed for a time.
    TypedDay enter(double at, double pressed) {
        stroke(at, new KeyStroke.Down("ENTER", KeyStroke.Use.END));
        stroke(at, new KeyStroke.Typed("\r"));
        return stroke(at + pressed, new KeyStroke.Up("ENTER"));
    }

    /// Control and `]`, as a wedge sends a separator.
    ///
    /// @param given whether the system gives the character too
    TypedDay separator(double at, double pressed, boolean given) {
        stroke(at, new KeyStroke.Down("CONTROL", KeyStroke.Use.MODIFIER));
        stroke(at, new KeyStroke.Down("]", KeyStroke.Use.SEPARATOR));
        if (given) {
            stroke(at, new KeyStroke.Typed("\u001D"));
        }
        stroke(at + pressed, new KeyStroke.Up("]"));
        return stroke(at + pressed, new KeyStroke.Up("CONTROL"));
    }

    /// A whole scan with its Enter, a character every so many ms.
    TypedDay scan(double at, String text, double every) {
        double now = at;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0x1D) {
                separator(now, every / 2, true);
            } else {
                key(now, c, every / 2);
            }
            now += every;
        }
        return enter(now, every / 2);
    }

    /// The window is busy for a time.
    TypedDay busy(double from, double to) {
        busy.add(new Busy(from, to));
        return this;
    }

    /// Lets it all happen.
    TypedDay run() {
        List<Made> order = new ArrayList<>(made);
        order.sort(Comparator.comparingDouble(Made::at));
        double now = 0;
        double due = Double.POSITIVE_INFINITY;
        for (Made next : order) {
            double arrives = Math.max(now, arrival(next.at()));
            while (due < arrives) {
                due = pause(arrival(due));
            }
            now = arrives;
            take(next.stroke(), now);
            due =
                    burst.holding()
                            ? Math.max(now, burst.dueNanos() / (double) MS)
                            : Double.POSITIVE_INFINITY;
        }
        while (due < Double.POSITIVE_INFINITY) {
            due = pause(arrival(due));
        }
        return this;
    }

    private double arrival(double at) {
        return busy.stream()
                .filter(b -> b.from() <= at && at < b.to())
                .mapToDouble(Busy::to)
                .findFirst()
                .orElse(at);
    }

    /// What the program knows: after a busy time, for as long as it takes to see that it is over.
    private KeyTime moment(double now) {
        double late =
                busy.stream()
                        .filter(b -> b.to() <= now && now < b.to() + 100)
                        .mapToDouble(b -> now - b.from())
                        .findFirst()
                        .orElse(0);
        return new KeyTime((long) (now * MS), (long) (late * MS), secret);
    }

    private double pause(double now) {
        WedgeBurst.Step step = burst.pause(moment(now));
        if (step == WedgeBurst.Step.HOLD) {
            return now + 40;
        }
        if (step == WedgeBurst.Step.RELEASE_AND_PASS) {
            release(now);
        }
        return Double.POSITIVE_INFINITY;
    }

    private void take(KeyStroke stroke, double now) {
        switch (burst.accept(stroke, moment(now))) {
            case PASS -> delivered.add(stroke);
            case HOLD -> held.add(new Made(now, stroke));
            case RELEASE_AND_PASS -> {
                release(now);
                delivered.add(stroke);
            }
            case RELEASE_AND_HOLD -> {
                release(now);
                held.add(new Made(now, stroke));
            }
            case SCAN -> {
                scans.add(burst.scan());
                held.forEach(h -> dropped.add(h.stroke()));
                held.clear();
            }
            case DROP -> dropped.add(stroke);
        }
    }

    private void release(double now) {
        for (Made h : held) {
            longestHeld = Math.max(longestHeld, now - h.at());
            delivered.add(h.stroke());
        }
        held.clear();
    }

    /// The strokes as they were made.
    List<KeyStroke> strokes() {
        return made.stream()
                .sorted(Comparator.comparingDouble(Made::at))
                .map(Made::stroke)
                .toList();
    }

    /// What reaches the field.
    String field() {
        StringBuilder text = new StringBuilder();
        for (KeyStroke s : delivered) {
            if (s instanceof KeyStroke.Typed t) {
                text.append(t.text());
            }
        }
        return text.toString();
    }
}
