package org.cordon.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.stream.Stream;

/// Copies FXML files, style sheets and texts beside the classes whenever they are saved among the sources.
final class ChangedResources implements AutoCloseable {
    private static final List<String> ENDINGS = List.of(".fxml", ".css", ".properties");

    private final Path sources;
    private final Path classes;
    private final Runnable copied;
    private final WatchService watch = FileSystems.getDefault().newWatchService();

    /// @param copied hears on a thread of its own that at least one file was copied
    ChangedResources(Path sources, Path classes, Runnable copied) throws IOException {
        this.sources = sources;
        this.classes = classes;
        this.copied = copied;
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                folder.register(
                        watch,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
            }
        }
        Thread.ofPlatform().daemon().name("changed resources").start(this::follow);
    }

    private void follow() {
        try {
            while (true) {
                WatchKey key = watch.take();
                boolean any = false;
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (event.context() instanceof Path name
                            && key.watchable() instanceof Path folder) {
                        any |= copy(folder.resolve(name));
                    }
                }
                if (any) {
                    copied.run();
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException closed) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Editors write beside a file and rename; what is there then is what counts.
    private boolean copy(Path file) throws IOException {
        if (ENDINGS.stream().noneMatch(file.toString()::endsWith) || !Files.isRegularFile(file)) {
            return false;
        }
        Files.copy(
                file,
                classes.resolve(sources.relativize(file).toString()),
                StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
