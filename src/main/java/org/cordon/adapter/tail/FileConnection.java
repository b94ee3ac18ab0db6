package org.cordon.adapter.tail;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.text.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// An open file that a machine appends to. One thread reads.
final class FileConnection implements DeviceConnection {
    private static final Logger LOG = LoggerFactory.getLogger(FileConnection.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long KEEP = TimeUnit.SECONDS.toNanos(1);

    /// Bytes of the last lines that somebody who tries a file out sees.
    private static final int LAST = 1_024;

    private final Path file;
    private final Optional<ReadPosition> place;
    private volatile FileChannel channel;
    private String identity;
    private long position;

    // Behind the last whole line that was handed over, and the same of what is kept.
    private long lines;
    private long kept;
    private long keptAt = System.nanoTime();

    /// Goes on where the last run of the program ended; at the end of a file that was never read.
    ///
    /// @param place empty to read the last lines and what follows, and to keep nothing
    FileConnection(Path file, Optional<ReadPosition> place) throws IOException {
        this.file = file;
        this.place = place;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        identity = identity(file);
        position = place.isPresent() ? after(place.get().read()) : lastLines();
        lines = position;
        kept = -1;
        keep();
    }

    private long after(Optional<ReadPosition.Place> before) {
        return before.map(at -> at.file().equals(identity) && at.bytes() <= size() ? at.bytes() : 0)
                .orElseGet(this::size);
    }

    private long lastLines() throws IOException {
        long from = channel.size() - LAST;
        if (from <= 0) {
            return 0;
        }
        ByteBuffer last = ByteBuffer.allocate(LAST);
        int count = channel.read(last, from);
        for (int i = 0; i < count; i++) {
            if (last.get(i) == '\n') {
                return from + i + 1;
            }
        }
        return from;
    }

    private long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            // Reading it will fail next, and say so.
            LOG.debug("{}: its size is not known", file, e);
            return 0;
        }
    }

    private static String identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? "" : key.toString();
    }

    @Override
    public int read(byte[] buffer) throws ConnectionLostException {
        try {
            // What was handed over by the last call is taken now.
            if (lines != kept && System.nanoTime() - keptAt >= KEEP) {
                keep();
            }
            int count = channel.read(ByteBuffer.wrap(buffer), position);
            if (count <= 0) {
                count = next(buffer);
            }
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    lines = position + i + 1;
                }
            }
            position += Math.max(0, count);
            return Math.max(0, count);
        } catch (ClosedChannelException e) {
            throw new ConnectionLostException(Reason.of("device.closing"), e);
        } catch (IOException e) {
            throw FileConnectionFactory.lost(file, e);
        }
    }

    /// All of it is read: another file may stand in its place, or it was emptied.
    private int next(byte[] buffer) throws IOException {
        if (lines != kept) {
            keep();
        }
        if (channel.size() < position) {
            begin();
            return channel.read(ByteBuffer.wrap(buffer), position);
        }
        String now;
        try {
            now = identity(file);
        } catch (NoSuchFileException moved) {
            LOG.debug("{} is not there; it may be about to be replaced", file, moved);
            now = identity;
        }
        if (!now.equals(identity)) {
            FileChannel before = channel;
            channel = FileChannel.open(file, StandardOpenOption.READ);
            before.close();
            identity = now;
            begin();
            return channel.read(ByteBuffer.wrap(buffer), position);
        }
        LockSupport.parkNanos(this, PAUSE);
        return 0;
    }

    private void begin() {
        LOG.info("{} begins anew", file);
        position = 0;
        lines = 0;
        kept = -1;
    }

    private void keep() throws IOException {
        if (place.isPresent()) {
            place.get().write(new ReadPosition.Place(identity, lines));
        }
        kept = lines;
        keptAt = System.nanoTime();
    }

    @Override
    public void write(byte[] bytes) throws ConnectionLostException {
        throw new ConnectionLostException(Reason.of("device.read-only"));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.info("{}: closing failed, the file is given up all the same", file, e);
        }
    }
}
