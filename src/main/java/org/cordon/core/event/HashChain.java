package org.cordon.core.event;

import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.util.Optional;

/// Follows one epoch of one stream line by line: each must be sound by itself, carry the next
/// sequence number, and name the hash of the one before. Not safe for several threads.
public final class HashChain {
    private static final Messages TEXT = Messages.of(HashChain.class);

    private final StreamId stream;
    private Optional<TerminalId> terminal;
    private ChainHead head;

    /// Starts a chain.
    ///
    /// @param terminal whose lines they must be; empty to take that of the first line
    /// @param from what the first line must follow; sequence number 0 for the start of an epoch
    public HashChain(Optional<TerminalId> terminal, StreamId stream, ChainHead from) {
        this.terminal = terminal;
        this.stream = stream;
        this.head = from;
    }

    /// Takes the next line; an unsound one leaves the chain where it was.
    ///
    /// @param buffer holds the line, UTF-8
    /// @param from index of its first byte
    /// @param length in bytes, without line end
    public Check add(byte[] buffer, int from, int length) {
        return switch (EntryFrame.check(buffer, from, length)) {
            case Check.Unsound unsound -> unsound;
            case Check.Sound sound -> place(sound);
        };
    }

    private Check place(Check.Sound sound) {
        EntryFrame form = sound.form();
        if (form.stream() != stream || form.epoch() != head.epoch()) {
            return new Check.Unsound(
                    TEXT.get(
                            "event.chain.other-epoch",
                            form.stream(),
                            form.epoch(),
                            stream,
                            head.epoch()));
        }
        if (terminal.isPresent() && !terminal.get().equals(form.terminal())) {
            return new Check.Unsound(
                    TEXT.get("event.chain.other-terminal", form.terminal(), terminal.get()));
        }
        if (form.seq() != head.seq() + 1) {
            return new Check.Unsound(
                    TEXT.get("event.chain.other-number", form.seq(), head.seq() + 1));
        }
        if (!form.previous().equals(head.hash())) {
            return new Check.Unsound(TEXT.get("event.chain.other-hash"));
        }
        terminal = Optional.of(form.terminal());
        head = new ChainHead(form.epoch(), form.seq(), form.hash());
        return sound;
    }

    /// The last sound entry.
    public ChainHead head() {
        return head;
    }
}
