package org.cordon.core.event;

import org.cordon.core.event.EntryFrame.Check;

/// Tells an unfinished write, which nobody was told is durable, from damage to what was durable.
///
/// A cut of power or a killed process leaves the end of the last group of entries missing, or holes
/// of zero bytes in it where sectors did not reach the disk. It does not turn one character into
/// another. So a tail is torn if its first line is unended or has zero bytes in it, and no whole
/// entry of a later group follows: a later group is written only after the one before is synced.
public final class TornWrite {
    /// The most bytes that are written before a sync.
    public static final int LONGEST = 8 << 20;

    private TornWrite() {}

    /// Judges what follows the last entry that verifies.
    ///
    /// @param tail all bytes after that entry's line end, at least one
    /// @param seq number of the entry that should stand there
    public static boolean explains(byte[] tail, long seq) {
        if (tail.length > LONGEST) {
            return false;
        }
        int end = lineEnd(tail, 0);
        boolean unended = end == tail.length;
        if (!unended && !holed(tail, end)) {
            return false;
        }
        for (int from = end + 1; from < tail.length; ) {
            int to = lineEnd(tail, from);
            if (laterGroup(tail, from, to, seq)) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }

    /// A lost sector may have taken a line end with it, so a whole line can stand behind zeros.
    private static boolean laterGroup(byte[] tail, int from, int to, long seq) {
        int start = from;
        for (int i = to - 1; i >= from; i--) {
            if (tail[i] == 0) {
                start = i + 1;
                break;
            }
        }
        return EntryFrame.check(tail, start, to - start) instanceof Check.Sound(EntryFrame form)
                && form.group() > seq;
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean holed(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
