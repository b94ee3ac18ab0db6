package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The last confirmed entries, whatever becomes of the file that names them.
final class ConfirmedEndsTest {
    private static final int LINE = 128;

    @TempDir private Path journal;

    private static ChainHead end(int seq) {
        return new ChainHead(2, seq, Entry.NO_HASH);
    }

    private ConfirmedEnds open() throws IOException {
        return ConfirmedEnds.open(journal, new NioDisk(journal));
    }

    // [utest->req~journal.cut-lines-are-named~1]
    @Test
    void theLastOneWrittenIsReadWithNothingClosed() throws IOException {
        try (ConfirmedEnds ends = open()) {
            ends.begin(StreamId.OPERATIONS, end(3));
            for (int seq = 1; seq <= 5; seq++) {
                ends.write(StreamId.SCANS, end(seq));
                assertEquals(
                        Map.of(StreamId.OPERATIONS, end(3), StreamId.SCANS, end(seq)),
                        ConfirmedEnds.read(journal));
            }
        }
    }

    /// One that grew later was taken for an alteration by somebody else.
    // [utest->req~journal.file-attacks~1]
    @Test
    void theFileHasItsLengthBeforeTheFirstLine() throws IOException {
        try (ConfirmedEnds ends = open()) {
            long length = Files.size(ConfirmedEnds.in(journal));
            assertEquals(4 * LINE, length);
            ends.write(StreamId.SCANS, end(1));
            ends.begin(StreamId.OPERATIONS, end(1));
            assertEquals(length, Files.size(ConfirmedEnds.in(journal)));
        }
    }

    // [utest->req~journal.cut-lines-are-named~1]
    @Test
    void aLineTornByAKillLeavesTheOneBefore() throws IOException {
        for (int seq : new int[] {4, 5}) {
            try (ConfirmedEnds ends = open()) {
                ends.begin(StreamId.SCANS, end(1));
                for (int i = 2; i <= seq; i++) {
                    ends.write(StreamId.SCANS, end(i));
                }
            }
            tear(" " + seq + " ");
            assertEquals(Map.of(StreamId.SCANS, end(seq - 1)), ConfirmedEnds.read(journal));
        }
    }

    private void tear(String member) throws IOException {
        Path file = ConfirmedEnds.in(journal);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(member);
        Files.writeString(
                file,
                text.substring(0, at) + " 7 " + text.substring(at + 3),
                StandardCharsets.ISO_8859_1);
    }

    // [utest->req~journal.cut-lines-are-named~1]
    @Test
    void aNewBeginningIsNotOutdoneByWhatStoodThere() throws IOException {
        try (ConfirmedEnds ends = open()) {
            ends.begin(StreamId.SCANS, end(70));
        }
        try (ConfirmedEnds ends = open()) {
            ends.begin(StreamId.SCANS, end(60));
            assertEquals(Map.of(StreamId.SCANS, end(60)), ConfirmedEnds.read(journal));
        }
    }

    // [utest->req~journal.file-attacks~1]
    @Test
    void aChangeOfAnyByteAndAnyCutIsFound() throws IOException {
        try (ConfirmedEnds ends = open()) {
            assertFalse(ConfirmedEnds.isDamaged(journal), "nothing is written yet");
            ends.begin(StreamId.OPERATIONS, end(3));
            ends.begin(StreamId.SCANS, end(9));
        }
        assertFalse(ConfirmedEnds.isCut(journal) || ConfirmedEnds.isDamaged(journal));
        Path file = ConfirmedEnds.in(journal);
        byte[] all = Files.readAllBytes(file);
        for (int at = 0; at < all.length; at++) {
            byte[] altered = all.clone();
            altered[at] ^= 1;
            Files.write(file, altered);
            assertTrue(ConfirmedEnds.isDamaged(journal), "byte " + at);
        }
        for (int length : List.of(0, LINE, 2 * LINE, 4 * LINE - 1, 5 * LINE)) {
            Files.write(file, Arrays.copyOf(all, length));
            assertTrue(ConfirmedEnds.isCut(journal), "length " + length);
        }
    }

    // [utest->req~journal.file-attacks~1]
    @Test
    void aFileThatIsCutMeanwhileStopsNobody() throws IOException {
        try (ConfirmedEnds ends = open();
                RandomAccessFile other =
                        new RandomAccessFile(ConfirmedEnds.in(journal).toFile(), "rw")) {
            ends.begin(StreamId.SCANS, end(1));
            other.setLength(0);
            for (int seq = 2; seq < 20_000; seq++) {
                ends.write(StreamId.SCANS, end(seq));
            }
            other.setLength(4L * LINE);
            ends.begin(StreamId.SCANS, end(20_000));
            assertEquals(Map.of(StreamId.SCANS, end(20_000)), ConfirmedEnds.read(journal));
        }
    }
}
