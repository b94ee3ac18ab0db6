package org.cordon.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Data that an earlier version of the program wrote, kept as test resources in
/// `org/cordon/recorded/<commit>`, with what they hold. See the README beside them.
///
/// @param commit that wrote them
public record RecordedFolder(String commit) {
    /// Unpacks one of them.
    ///
    /// @param name without `.zip`
    /// @param into made if it does not exist; files of the same name are overwritten
    /// @return `into`
    public Path unpack(String name, Path into) {
        try (InputStream in = open(name + ".zip");
                ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            Path top = Files.createDirectories(into).toRealPath();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = top.resolve(entry.getName()).normalize();
                if (!file.startsWith(top)) {
                    throw new IOException(entry.getName() + " leads out of the folder");
                }
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, zip.readAllBytes());
            }
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a text among them.
    ///
    /// @param name with its ending
    public List<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String name) {
        String path = "/org/cordon/recorded/%s/%s".formatted(commit, name);
        return Objects.requireNonNull(RecordedFolder.class.getResourceAsStream(path), path);
    }
}
