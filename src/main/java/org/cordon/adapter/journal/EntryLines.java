package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Makes the lines of a stream. For the journal's thread.
final class EntryLines {
    private final TerminalId terminal;
    private final StreamId stream;
    private final byte[] earlier;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);

    /// @param earlier what the first entry of the epoch says of earlier ones, see [EntryCodec#earlier]
    EntryLines(TerminalId terminal, StreamId stream, byte[] earlier) {
        this.terminal = terminal;
        this.stream = stream;
        this.earlier = earlier.clone();
    }

    /// A line without its end.
    ///
    /// @param before the entry before it
    /// @param group number of the first entry that is written with it
    byte[] line(PendingAppend pending, ChainHead before, long group) {
        return EntryFrame.make(
                terminal,
                stream,
                before.epoch(),
                before.seq() + 1,
                group,
                before.seq() == 0 ? first(pending.content()) : pending.content(),
                before.hash());
    }

    private byte[] first(byte[] content) {
        byte[] all = Arrays.copyOf(earlier, earlier.length + content.length);
        System.arraycopy(content, 0, all, earlier.length, content.length);
        return all;
    }

    /// The entry that a line holds.
    Entry entry(PendingAppend pending, ChainHead before, byte[] line) {
        return new Entry(
                terminal,
                stream,
                before.epoch(),
                before.seq() + 1,
                pending.stamp(),
                pending.person(),
                pending.configuration(),
                pending.event(),
                before.hash(),
                EntryFrame.hashOf(line),
                new String(line, StandardCharsets.UTF_8));
    }

    /// Lines with their ends, to be written; good until the next call.
    ///
    /// @param bytes how many they are in all
    ByteBuffer fill(List<byte[]> lines, int bytes) {
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(Integer.highestOneBit(bytes) << 1);
        }
        buffer.clear();
        for (byte[] line : lines) {
            buffer.put(line).put((byte) '\n');
        }
        return buffer.flip();
    }
}
