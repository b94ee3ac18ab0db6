package org.cordon.core.scanner.wedge;

import java.util.HashSet;
import java.util.Set;

/// Tells a scan that a keyboard wedge types from what a person types, stroke by stroke.
///
/// Characters are held back until it is known whose they are, so that a scan never reaches a field: for
/// a person that is [WedgeTiming#gap] after the last of them. A run of characters is a scan if it ends
/// in Enter or Tab, is long enough, and came faster than a person can; the time that strokes may have
/// waited for a busy window counts against it. In doubt it is typing:
///
/// - a run that does not end is typing: what is missing may be the end of a serial
/// - keys that overlap are a person's two hands, unless the text bears the marks of a code: some
///   devices send several keys at a time
/// - what goes into a password field is a password, unless it bears those marks: a password store
///   types as fast as a scanner, and scans are kept on record
/// - a key that repeats is held by a finger
///
/// Pure; for one thread.
public final class WedgeBurst {
    private static final char SEPARATOR = 0x1D;
    private static final String EDITING = "\b\u001B\u007F";
    private static final String ENDING = "\r\n\t";
    private static final int RUN = 4;
    private static final long FORGOTTEN_NANOS = 2_000_000_000L;

    /// What to do with a stroke, and with those held back before it.
    public enum Step {
        /// Deliver it; nothing is held back.
        PASS,
        /// Hold it back, with those before.
        HOLD,
        /// Deliver those held back, in order, then this one.
        RELEASE_AND_PASS,
        /// Deliver those held back, in order, and hold this one back.
        RELEASE_AND_HOLD,
        /// All that is held back was a scan, and this is its end: drop them; see [#scan].
        SCAN,
        /// Drop it: it belongs to the scan just taken.
        DROP
    }

    private final WedgeTiming timing;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> down = new HashSet<>();
    private String scan = "";
    private boolean active;
    private boolean overlapping;
    private boolean secret;
    private boolean separatorDue;
    private boolean repeating;
    private boolean ending;
    private boolean broken;
    private long first;
    private long last;
    private long seen;

    /// Holds nothing back yet.
    public WedgeBurst(WedgeTiming timing) {
        this.timing = timing;
    }

    /// The scan just taken, as its characters came, without its end.
    public String scan() {
        return scan;
    }

    /// Whether strokes are held back.
    public boolean holding() {
        return active;
    }

    /// Takes one stroke.
    public Step accept(KeyStroke stroke, KeyTime at) {
        if (at.nanos() - seen > FORGOTTEN_NANOS) {
            // Keys that went up while another window had the keyboard.
            down.clear();
            repeating = false;
        }
        seen = at.nanos();
        ending &= !tooLate(at);
        broken &= at.nanos() - last <= timing.rest().toNanos();
        return switch (stroke) {
            case KeyStroke.Down d -> down(d, at);
            case KeyStroke.Typed t -> typed(t.text(), at);
            case KeyStroke.Up u -> up(u);
        };
    }

    /// When to ask whether to go on holding back, on the clock of the strokes.
    public long dueNanos() {
        return last + timing.gap().toNanos();
    }

    /// Time has passed without a stroke; ask at [#dueNanos].
    ///
    /// @return [Step#HOLD] to ask again after another [WedgeTiming#gap], since a busy window may have
    ///     kept the next stroke waiting; [Step#RELEASE_AND_PASS] to deliver
    ///     what is held back; [Step#PASS] if nothing is
    public Step pause(KeyTime at) {
        if (!active) {
            return Step.PASS;
        }
        if (!tooLate(at)) {
            return Step.HOLD;
        }
        return release(Step.RELEASE_AND_PASS);
    }

    /// Something else happens that strokes must not come after, such as a press of the mouse or the
    /// loss of the keyboard.
    ///
    /// @return [Step#RELEASE_AND_PASS] or [Step#PASS]
    public Step interrupt() {
        down.clear();
        repeating = false;
        ending = false;
        return passing();
    }

    private Step down(KeyStroke.Down d, KeyTime at) {
        if (d.use() == KeyStroke.Use.MODIFIER) {
            return Step.PASS;
        }
        if (!down.add(d.key())) {
            repeating = true;
            return passing();
        }
        if (ending && (d.use() == KeyStroke.Use.END || d.use() == KeyStroke.Use.CONTROL)) {
            return Step.DROP;
        }
        if (active && tooLate(at)) {
            release(Step.RELEASE_AND_PASS);
            return begins(d) ? separator(at, Step.RELEASE_AND_HOLD) : Step.RELEASE_AND_PASS;
        }
        if (!active) {
            return begins(d) ? separator(at, Step.HOLD) : Step.PASS;
        }
        overlapping |= down.size() > 1 && d.use() != KeyStroke.Use.END;
        return switch (d.use()) {
            case TEXT, CONTROL, MODIFIER -> Step.HOLD;
            case SEPARATOR -> separator(at, Step.HOLD);
            case END -> end(at);
            case COMMAND -> passing();
        };
    }

    private boolean begins(KeyStroke.Down d) {
        return d.use() == KeyStroke.Use.SEPARATOR && !broken;
    }

    private Step separator(KeyTime at, Step step) {
        add(SEPARATOR, at);
        separatorDue = true;
        return step;
    }

    private Step typed(String typed, KeyTime at) {
        boolean due = separatorDue;
        separatorDue = false;
        if (typed.isEmpty()) {
            return active ? Step.HOLD : Step.PASS;
        }
        if (typed.length() > 1 || repeating) {
            return passing();
        }
        char c = typed.charAt(0);
        if (ENDING.indexOf(c) >= 0) {
            if (ending) {
                return Step.DROP;
            }
            return active ? end(at) : Step.PASS;
        }
        if (due && active && (c == SEPARATOR || c == ']')) {
            return Step.HOLD;
        }
        if (EDITING.indexOf(c) >= 0 || (c < ' ' && c != SEPARATOR && !active)) {
            return passing();
        }
        if (active && tooLate(at)) {
            release(Step.RELEASE_AND_PASS);
            return begin(c, at, Step.RELEASE_AND_HOLD, Step.RELEASE_AND_PASS);
        }
        if (active && text.length() >= timing.longest()) {
            return passing();
        }
        return active ? add(c, at) : begin(c, at, Step.HOLD, Step.PASS);
    }

    private Step begin(char c, KeyTime at, Step begun, Step otherwise) {
        if (broken) {
            // Perhaps the rest of what broke off: as long as it goes on, it stays with what was
            // before.
            last = at.nanos();
            return otherwise;
        }
        add(c, at);
        return begun;
    }

    private Step add(char c, KeyTime at) {
        if (!active) {
            active = true;
            ending = false;
            first = at.nanos() - at.lateNanos();
        }
        secret |= at.secret();
        text.append(c);
        last = at.nanos();
        return Step.HOLD;
    }

    private Step up(KeyStroke.Up up) {
        down.remove(up.key());
        repeating = false;
        if (active) {
            return Step.HOLD;
        }
        return ending ? Step.DROP : Step.PASS;
    }

    private Step end(KeyTime at) {
        if (!isScan(at)) {
            clear();
            return Step.RELEASE_AND_PASS;
        }
        scan = text.toString();
        last = at.nanos();
        clear();
        ending = true;
        return Step.SCAN;
    }

    private boolean isScan(KeyTime end) {
        int n = text.length();
        if (n < timing.shortest()) {
            return false;
        }
        long mean = (end.nanos() - first) / n;
        return CodeHeuristics.in(text)
                ? mean <= timing.codeMean().toNanos()
                : mean <= timing.mean().toNanos() && !overlapping && !secret;
    }

    private boolean tooLate(KeyTime at) {
        return at.nanos() - at.lateNanos() - last >= timing.gap().toNanos();
    }

    private Step passing() {
        return active ? release(Step.RELEASE_AND_PASS) : Step.PASS;
    }

    private Step release(Step step) {
        broken = text.length() >= RUN && !overlapping;
        clear();
        return step;
    }

    private void clear() {
        text.setLength(0);
        active = false;
        overlapping = false;
        secret = false;
        separatorDue = false;
    }
}
