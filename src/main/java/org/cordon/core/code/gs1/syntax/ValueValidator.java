package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.List;
import java.util.Optional;

/// Holds the data of an element to what the table says about it: lengths, characters, rules for content
/// (GS1 General Specifications, section 3). Creates no object as long as nothing is wrong, coupons
/// apart. Unchangeable; any thread.
public record ValueValidator(Linters linters) {
    /// Takes what is wrong, one after the other.
    @FunctionalInterface
    public interface Sink {
        /// @param component the component meant, from 0; -1 when all of the data are
        /// @param rule the rule that it fails; empty when its length is wrong
        void take(ValueIssue finding, int component, Optional<Linter> rule);
    }

    /// Looks at all components and tells everything that is wrong. A component with a strange character
    /// is not held to further rules: they would say the same again.
    ///
    /// @param to exclusive
    /// @return whether nothing is wrong
    public boolean check(AiEntry entry, byte[] data, int from, int to, Sink sink) {
        if (from == to) {
            sink.take(new ValueIssue(Fault.VALUE_EMPTY, from, 0), -1, Optional.empty());
            return false;
        }
        boolean sound = true;
        int at = from;
        List<Component> components = entry.components();
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            if (at == to && component.optional()) {
                break;
            }
            int end = Math.min(at + component.max(), to);
            boolean whole = end - at >= component.min();
            sound = checkContent(component, i, whole, data, at, end, sink) && sound;
            if (!whole) {
                sink.take(new ValueIssue(Fault.VALUE_TOO_SHORT, at, end - at), i, Optional.empty());
                return false;
            }
            at = end;
        }
        if (at < to) {
            sink.take(new ValueIssue(Fault.VALUE_TOO_LONG, at, to - at), -1, Optional.empty());
            return false;
        }
        return sound;
    }

    /// Whether nothing is wrong. Scans pass here at speed, and nearly all identifiers have one component.
    public boolean isSound(AiEntry entry, byte[] data, int from, int to) {
        if (entry.components().size() > 1) {
            return check(entry, data, from, to, (_, _, _) -> {});
        }
        Component only = entry.components().getFirst();
        int length = to - from;
        return length >= only.min() && length <= only.max() && passes(only, data, from, to);
    }

    private boolean passes(Component component, byte[] data, int from, int to) {
        if (!component.type().holds(data, from, to)) {
            return false;
        }
        List<Linter> rules = component.linters();
        for (int i = 0; i < rules.size(); i++) {
            if (linters.check(rules.get(i), data, from, to).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean checkContent(
            Component component,
            int index,
            boolean whole,
            byte[] data,
            int from,
            int to,
            Sink sink) {
        // Nearly all data hold the right characters: the rule is asked only where one does not.
        if (!component.type().holds(data, from, to)) {
            Linter characters = component.type().linter();
            linters.check(characters, data, from, to)
                    .ifPresent(strange -> sink.take(strange, index, Optional.of(characters)));
            return false;
        }
        boolean sound = true;
        for (int i = 0; whole && i < component.linters().size(); i++) {
            Linter linter = component.linters().get(i);
            Optional<ValueIssue> found = linters.check(linter, data, from, to);
            if (found.isPresent()) {
                sink.take(found.get(), index, Optional.of(linter));
                sound = false;
            }
        }
        return sound;
    }
}
