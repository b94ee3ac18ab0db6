package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.support.Until;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A disk whose power can be cut after any operation, and whose operations can fail.
///
/// What programs see is in real files below a folder; beside it, this keeps account of what a power
/// cut leaves: of a file what it held when it was last synced, and of what was written since a random
/// part, sector by sector, some of them torn in the middle, the file as long as any of them made it;
/// of a folder the names it held when it was last synced, and any of the changes since. A sync that
/// fails forgets the bytes that it could not write, as Linux does.
final class FragileDisk implements Disk {
    private static final int SECTOR = 512;

    private final Path root;
    private final Path inodes;
    private final Random random;
    private final Node top = new Node(true, 0);
    private int made;

    private int operations;
    private int cutAt = Integer.MAX_VALUE;
    private double errors;
    private boolean forgets;
    private volatile CountDownLatch power = new CountDownLatch(1);

    /// A file or a folder.
    private static final class Node {
        private final boolean folder;
        private final int number;

        private byte[] durable = new byte[0];
        private final List<Change> changes = new ArrayList<>();

        private final Map<String, Node> names = new LinkedHashMap<>();
        private final Map<String, Node> durableNames = new LinkedHashMap<>();
        private final List<Naming> namings = new ArrayList<>();

        private Node(boolean folder, int number) {
            this.folder = folder;
            this.number = number;
        }
    }

    /// Of a file, since its last sync: bytes written at an offset, or none where it is cut there.
    private static final class Change {
        private final long at;
        private final byte[] bytes;

        private Change(long at, byte[] bytes) {
            this.at = at;
            this.bytes = bytes;
        }
    }

    /// Of a folder, since its last sync: names taken away, then names given.
    private record Naming(Collection<String> gone, Map<String, Node> given) {}

    /// @param root an existing, empty folder, which survives everything
    /// @param random decides what is left; everything happens again with the same seed
    FragileDisk(Path root, Random random) throws IOException {
        this.root = Files.createDirectory(root.resolve("disk"));
        this.inodes = Files.createDirectory(root.resolve("inodes"));
        this.random = random;
    }

    /// Where programs find their files.
    Path root() {
        return root;
    }

    /// The power goes during the operation of this number, counted from now.
    ///
    /// @param rate of operations that fail before that, 0 to 1
    void cutAfter(int more, double rate) {
        operations = 0;
        cutAt = more;
        errors = rate;
    }

    /// Whether a sync that the power goes in has failed and forgotten its bytes.
    void forgetAtDeath(boolean forget) {
        forgets = forget;
    }

    boolean isDead() {
        return power.getCount() == 0;
    }

    boolean awaitDeath() throws InterruptedException {
        return power.await(Until.SECONDS, TimeUnit.SECONDS);
    }

    /// The program was killed, the computer goes on: all that was written is there.
    void goOn() {
        power = new CountDownLatch(1);
        cutAfter(Integer.MAX_VALUE, 0);
    }

    /// The computer starts again after the power was cut.
    void restart() throws IOException {
        // From hardly anything to nearly everything.
        restart(new double[] {0, 0.1, 0.5, 0.9, 1}[random.nextInt(5)]);
    }

    /// The computer starts again after the power was cut.
    ///
    /// @param share of what was not synced that is there all the same, 0 to 1
    void restart(double share) throws IOException {
        clear(root);
        leave(top, share);
        build(top, root);
        goOn();
    }

    private void leave(Node node, double share) {
        if (!node.folder) {
            node.durable = part(node, share);
            node.changes.clear();
            return;
        }
        for (Naming naming : node.namings) {
            if (random.nextDouble() < share) {
                name(node.durableNames, naming);
            }
        }
        node.namings.clear();
        node.names.clear();
        node.names.putAll(node.durableNames);
        node.names.values().forEach(child -> leave(child, share));
    }

    private static void name(Map<String, Node> names, Naming naming) {
        naming.gone().forEach(names::remove);
        names.putAll(naming.given());
    }

    private byte[] part(Node file, double share) {
        byte[] now = file.durable;
        for (Change change : file.changes) {
            if (change.bytes.length == 0) {
                now = random.nextDouble() < share ? Arrays.copyOf(now, (int) change.at) : now;
                continue;
            }
            int end = (int) change.at + change.bytes.length;
            for (int from = (int) change.at; from < end; ) {
                int to = Math.min(end, (from / SECTOR + 1) * SECTOR);
                if (random.nextDouble() < share) {
                    now = put(now, change, from, to);
                }
                from = to;
            }
            if (random.nextDouble() < share && now.length < end) {
                now = Arrays.copyOf(now, end);
            }
        }
        return now;
    }

    /// One in four sectors is torn: its first or its last bytes are new, the others as they were.
    private byte[] put(byte[] before, Change change, int from, int to) {
        int start = from;
        int end = to;
        if (random.nextInt(4) == 0) {
            int middle = from + random.nextInt(to - from);
            if (random.nextBoolean()) {
                start = middle;
            } else {
                end = middle;
            }
        }
        byte[] now = Arrays.copyOf(before, Math.max(before.length, end));
        System.arraycopy(change.bytes, start - (int) change.at, now, start, end - start);
        return now;
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file)) {
                    clear(file);
                }
                Files.delete(file);
            }
        }
    }

    /// Files keep their number and birth, as they do on a disk.
    private void build(Node folder, Path path) throws IOException {
        for (Map.Entry<String, Node> entry : folder.names.entrySet()) {
            Path child = path.resolve(entry.getKey());
            if (entry.getValue().folder) {
                Files.createDirectory(child);
                build(entry.getValue(), child);
            } else {
                Files.write(inode(entry.getValue()), entry.getValue().durable);
                Files.createLink(child, inode(entry.getValue()));
            }
        }
    }

    private Path inode(Node file) {
        return inodes.resolve(Integer.toString(file.number));
    }

    private Node node(Path path) throws IOException {
        Node node = top;
        for (Path name : root.relativize(path.toAbsolutePath())) {
            Node next = name.toString().isEmpty() ? node : node.names.get(name.toString());
            if (next == null) {
                throw new IOException("not made on this disk: " + path);
            }
            node = next;
        }
        return node;
    }

    private void alive() throws IOException {
        if (isDead()) {
            throw new IOException("the power is gone");
        }
    }

    /// Counts an operation whose effect has begun.
    private void happened() throws IOException {
        operations++;
        if (operations >= cutAt) {
            power.countDown();
            alive();
        }
    }

    private boolean fails() {
        return errors > 0 && random.nextDouble() < errors;
    }

    private void rename(Path file, Naming naming) throws IOException {
        Node node = node(file.resolveSibling(""));
        name(node.names, naming);
        node.namings.add(naming);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public Handle create(Path file) throws IOException {
        alive();
        Files.createFile(file);
        Node node = new Node(false, ++made);
        Files.createLink(inode(node), file);
        rename(file, new Naming(List.of(), Map.of(name(file), node)));
        happened();
        return new FragileHandle(node, FileChannel.open(file, READ, WRITE));
    }

    @Override
    public Handle open(Path file) throws IOException {
        alive();
        return new FragileHandle(node(file), FileChannel.open(file, READ, WRITE));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        alive();
        Node node = node(from);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        rename(from, new Naming(List.of(name(from)), Map.of(name(to), node)));
        happened();
    }

    @Override
    public void delete(Path file) throws IOException {
        alive();
        if (Files.deleteIfExists(file)) {
            rename(file, new Naming(List.of(name(file)), Map.of()));
        }
        happened();
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        alive();
        Files.createDirectory(folder);
        rename(folder, new Naming(List.of(), Map.of(name(folder), new Node(true, ++made))));
        happened();
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        if (!folder.toAbsolutePath().startsWith(root)) {
            return;
        }
        alive();
        happened();
        Node node = node(folder);
        node.namings.forEach(naming -> name(node.durableNames, naming));
        node.namings.clear();
    }

    @Override
    public long usable() throws IOException {
        alive();
        return 1L << 40;
    }

    private final class FragileHandle implements Handle {
        private final Node file;
        private final FileChannel channel;

        private FragileHandle(Node file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            alive();
            boolean last = operations + 1 >= cutAt;
            boolean fails = fails();
            byte[] all = new byte[bytes.remaining()];
            bytes.get(all);
            byte[] some = last || fails ? Arrays.copyOf(all, random.nextInt(all.length + 1)) : all;
            channel.write(ByteBuffer.wrap(some), at);
            if (some.length > 0) {
                file.changes.add(new Change(at, some));
            }
            happened();
            if (fails) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public int read(ByteBuffer bytes, long at) throws IOException {
            alive();
            return channel.read(bytes, at);
        }

        @Override
        public long size() throws IOException {
            alive();
            return channel.size();
        }

        @Override
        public void truncate(long length) throws IOException {
            alive();
            channel.truncate(length);
            file.changes.add(new Change(length, new byte[0]));
            happened();
        }

        @Override
        public void force() throws IOException {
            alive();
            if (forgets && operations + 1 >= cutAt) {
                file.changes.removeIf(change -> change.bytes.length > 0);
            }
            happened();
            if (fails()) {
                file.durable = part(file, random.nextDouble());
                file.changes.removeIf(change -> change.bytes.length > 0);
                throw new IOException("Input/output error");
            }
            for (Change change : file.changes) {
                int end = (int) change.at + change.bytes.length;
                boolean cut = change.bytes.length == 0;
                file.durable =
                        Arrays.copyOf(file.durable, cut ? end : Math.max(end, file.durable.length));
                System.arraycopy(
                        change.bytes, 0, file.durable, (int) change.at, change.bytes.length);
            }
            file.changes.clear();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
