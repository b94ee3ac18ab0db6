package org.cordon.adapter.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A real disk that can be made full, slow, or fail to sync. Safe from any thread.
final class FailingDisk implements Disk {
    private final Disk disk;
    private final AtomicLong free = new AtomicLong(1L << 40);
    private final Semaphore syncs = new Semaphore(Integer.MAX_VALUE >> 1);
    private final AtomicInteger syncErrors = new AtomicInteger();
    private final AtomicInteger oneSyncError = new AtomicInteger();
    private final AtomicInteger folderSyncError = new AtomicInteger();
    private final AtomicInteger memoryErrors = new AtomicInteger();

    private volatile Optional<Path> links = Optional.empty();
    private volatile Optional<Error> defect = Optional.empty();
    private volatile Optional<IOException> broken = Optional.empty();

    FailingDisk(Path folder) {
        disk = new NioDisk(folder);
    }

    /// So many bytes can be written from here on; what is cut or removed gives nothing back.
    void free(long bytes) {
        free.set(bytes);
    }

    /// From here on everything fails so; nothing to go on.
    void breakWith(Optional<IOException> failure) {
        broken = failure;
    }

    /// From here on no file gets the number of one that was removed, which many file systems do at once: a
    /// second name for each file is kept.
    ///
    /// @param folder for those names
    void giveNumbersOnce(Path folder) {
        links = Optional.of(folder);
    }

    /// The next so many uses find no memory.
    void exhaustMemory(int uses) {
        memoryErrors.set(uses);
    }

    /// The next use fails as only a defect of the program does.
    void defect(Error error) {
        defect = Optional.of(error);
    }

    private void works() throws IOException {
        Optional<Error> now = defect;
        if (now.isPresent()) {
            defect = Optional.empty();
            throw now.get();
        }
        if (memoryErrors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new OutOfMemoryError("none for this test");
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    /// From here on a sync of a file waits for [#letSync].
    void holdSyncs() {
        syncs.drainPermits();
    }

    void letSync() {
        syncs.release(1 << 20);
    }

    void letOneSync() {
        syncs.release();
    }

    /// Whether a sync waits.
    boolean isWaiting() {
        return syncs.hasQueuedThreads();
    }

    /// The next so many syncs of files fail.
    void failSyncs(int count) {
        syncErrors.set(count);
    }

    /// Of the syncs of files from here on, one fails.
    ///
    /// @param number of it, from 1
    void failSync(int number) {
        oneSyncError.set(number);
    }

    /// Of the syncs of folders from here on, one fails.
    ///
    /// @param number of it, from 1
    void failFolderSync(int number) {
        folderSyncError.set(number);
    }

    int syncErrorsLeft() {
        return syncErrors.get();
    }

    @Override
    public Handle create(Path file) throws IOException {
        works();
        Handle created = disk.create(file);
        if (links.isPresent()) {
            Files.createLink(links.get().resolve(UUID.randomUUID().toString()), file);
        }
        return new FailingHandle(file, created);
    }

    @Override
    public Handle open(Path file) throws IOException {
        works();
        return new FailingHandle(file, disk.open(file));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        works();
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        works();
        disk.delete(file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        works();
        disk.createFolder(folder);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        works();
        if (folderSyncError.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
            throw new IOException("Input/output error");
        }
        disk.syncFolder(folder);
    }

    @Override
    public long usable() throws IOException {
        works();
        return free.get();
    }

    private final class FailingHandle implements Handle {
        private final Path file;
        private final Handle handle;

        private FailingHandle(Path file, Handle handle) {
            this.file = file;
            this.handle = handle;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            works();
            int want = bytes.remaining();
            long there = Math.clamp(Files.size(file) - at, 0, want);
            int takes = (int) Math.min(want, there + free.get());
            free.addAndGet(there - takes);
            handle.write(bytes.slice(bytes.position(), takes), at);
            if (takes < want) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int read(ByteBuffer bytes, long at) throws IOException {
            works();
            return handle.read(bytes, at);
        }

        @Override
        public long size() throws IOException {
            works();
            return handle.size();
        }

        @Override
        public void truncate(long length) throws IOException {
            works();
            handle.truncate(length);
        }

        @Override
        public void force() throws IOException {
            syncs.acquireUninterruptibly();
            if (syncErrors.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                    || oneSyncError.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
                throw new IOException("Input/output error");
            }
            handle.force();
        }

        @Override
        public void close() throws IOException {
            handle.close();
        }
    }
}
