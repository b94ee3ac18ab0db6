package org.cordon.adapter.localstore;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// H2's files on a disk whose power can be cut after any write. It keeps account of what each file held
/// when it was last synced and of what was written since; [Disk#leave] makes what a cut leaves: of that a
/// random part, sector by sector, in any order, some sectors torn in the middle.
public final class FrailFiles extends FilePathWrapper {
    private static final int SECTOR = 512;
    private static final Map<String, Disk> DISKS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new FrailFiles());
    }

    /// H2 makes one by this.
    public FrailFiles() {}

    /// Bytes written at an offset, or none where the file is cut there.
    private static final class Change {
        private final long at;
        private final byte[] bytes;

        private Change(long at, byte[] bytes) {
            this.at = at;
            this.bytes = bytes;
        }
    }

    /// One file.
    static final class Disk implements AutoCloseable {
        private final Path file;
        private byte[] durable;
        private final List<Change> changes = new ArrayList<>();
        private int writesLeft = Integer.MAX_VALUE;

        private Disk(Path file) throws IOException {
            this.file = file;
            durable = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        }

        /// The power goes at the write of this number, counted from now.
        synchronized void cutAfter(int writes) {
            writesLeft = writes;
        }

        synchronized boolean isDead() {
            return writesLeft <= 0;
        }

        private synchronized void write(Change change) throws IOException {
            writesLeft--;
            if (writesLeft >= 0) {
                changes.add(change);
            }
            if (writesLeft <= 0) {
                throw new IOException("the power is gone");
            }
        }

        private synchronized void sync() throws IOException {
            if (writesLeft <= 0) {
                throw new IOException("the power is gone");
            }
            for (Change change : changes) {
                durable = whole(durable, change);
            }
            changes.clear();
        }

        private static byte[] whole(byte[] before, Change change) {
            int end = (int) change.at + change.bytes.length;
            if (change.bytes.length == 0) {
                return Arrays.copyOf(before, end);
            }
            byte[] now = Arrays.copyOf(before, Math.max(before.length, end));
            System.arraycopy(change.bytes, 0, now, (int) change.at, change.bytes.length);
            return now;
        }

        /// Makes the file as a cut of power leaves it.
        ///
        /// @param share of what was not synced that is there all the same, 0 to 1
        synchronized void leave(Path image, Random random, double share) throws IOException {
            byte[] now = durable;
            for (Change change : changes) {
                if (change.bytes.length == 0) {
                    now = random.nextDouble() < share ? whole(now, change) : now;
                    continue;
                }
                int end = (int) change.at + change.bytes.length;
                for (int from = (int) change.at; from < end; ) {
                    int to = Math.min(end, (from / SECTOR + 1) * SECTOR);
                    if (random.nextDouble() < share) {
                        now = sector(now, change, from, to, share < 1, random);
                    }
                    from = to;
                }
            }
            Files.write(image, now);
        }

        /// Where not all is there, one in eight is torn: its first or its last bytes are new, the others as they were.
        private static byte[] sector(
                byte[] before, Change change, int from, int to, boolean torn, Random random) {
            int start = from;
            int end = to;
            if (torn && random.nextInt(8) == 0) {
                int middle = from + random.nextInt(to - from);
                start = random.nextBoolean() ? middle : from;
                end = start == from ? Math.max(middle, from) : to;
            }
            byte[] now = Arrays.copyOf(before, Math.max(before.length, end));
            System.arraycopy(change.bytes, start - (int) change.at, now, start, end - start);
            return now;
        }

        @Override
        public void close() {
            DISKS.remove(file.toString());
        }
    }

    /// Puts a file on such a disk, as far as H2 opens it as `frail:`.
    static Disk disk(Path database) throws IOException {
        Path file = Path.of(database.toAbsolutePath() + ".mv.db");
        Disk disk = new Disk(file);
        DISKS.put(file.toString(), disk);
        return disk;
    }

    @Override
    public String getScheme() {
        return "frail";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel channel = super.open(mode);
        Disk disk = DISKS.get(getBase().toString());
        return disk == null ? channel : new Frail(channel, disk);
    }

    private static final class Frail extends FileBaseDefault {
        private final FileChannel channel;
        private final Disk disk;

        private Frail(FileChannel channel, Disk disk) {
            this.channel = channel;
            this.disk = disk;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public synchronized int read(ByteBuffer into, long at) throws IOException {
            return channel.read(into, at);
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.duplicate().get(bytes);
            if (bytes.length > 0) {
                disk.write(new Change(at, bytes));
            }
            return channel.write(from, at);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            disk.write(new Change(size, new byte[0]));
            channel.truncate(size);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            disk.sync();
            channel.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
