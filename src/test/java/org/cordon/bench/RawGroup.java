package org.cordon.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// The least that several producers need for durable lines: a queue, one thread that appends all that
/// waits and syncs once, and an answer to each. No format, no chain, no segments: what the journal is
/// compared with.
final class RawGroup implements AutoCloseable {
    private record Waiting(ByteBuffer line, CompletableFuture<Boolean> done) {}

    private final Waiting end = new Waiting(ByteBuffer.allocate(0), new CompletableFuture<>());

    private final FileChannel channel;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

    RawGroup(FileChannel channel) {
        this.channel = channel;
        Thread.ofPlatform().name("raw").start(this::write);
    }

    CompletableFuture<Boolean> append(byte[] line) {
        Waiting waiting = new Waiting(ByteBuffer.wrap(line), new CompletableFuture<>());
        queue.add(waiting);
        return waiting.done();
    }

    private void write() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        List<Waiting> group = new ArrayList<>();
        try {
            while (true) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group);
                buffer.clear();
                group.forEach(waiting -> buffer.put(waiting.line()));
                channel.write(buffer.flip());
                channel.force(false);
                group.forEach(waiting -> waiting.done().complete(true));
                if (group.contains(end)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            group.forEach(waiting -> waiting.done().completeExceptionally(e));
        }
    }

    @Override
    public void close() throws IOException {
        queue.add(end);
        end.done().join();
        channel.close();
    }
}
