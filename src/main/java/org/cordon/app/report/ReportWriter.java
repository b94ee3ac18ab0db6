package org.cordon.app.report;

import org.cordon.app.port.DurableFile;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/// Draws a containment report as a document.
public interface ReportWriter {
    /// @return the PDF
    /// @throws ReportFailed if it cannot be drawn
    Document write(ContainmentReport report);

    /// A finished document.
    final class Document {
        private static final Messages TEXT = Messages.of(Document.class);

        private final byte[] bytes;
        private final int pages;
        private final String sha256;

        /// @param bytes the PDF file; not copied, so hand it over
        /// @param sha256 of the bytes, lower-case hexadecimal
        public Document(byte[] bytes, int pages, String sha256) {
            this.bytes = bytes;
            this.pages = pages;
            this.sha256 = sha256;
        }

        /// A copy of the PDF file.
        public byte[] bytes() {
            return bytes.clone();
        }

        /// Number of pages.
        public int pages() {
            return pages;
        }

        /// SHA-256 of the bytes, lower-case hexadecimal.
        public String sha256() {
            return sha256;
        }

        /// Writes the PDF file as a [DurableFile]: nobody ever finds half of it. Blocks.
        ///
        /// @param replace whether a file that is there may go
        /// @throws FileAlreadyExistsException if one is there and may not go
        /// @throws IOException if it cannot be written; the message names the file or its folder
        public void save(Path file, boolean replace) throws IOException {
            Path place = file.toAbsolutePath();
            try {
                if (replace) {
                    DurableFile.replace(place, bytes);
                } else {
                    DurableFile.create(place, bytes);
                }
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (NoSuchFileException e) {
                throw named(place.getParent(), TEXT.get("report.file.no-folder"), e);
            } catch (FileSystemException e) {
                throw named(
                        place,
                        Objects.requireNonNullElseGet(
                                e.getReason(), () -> TEXT.get("report.file.no-access")),
                        e);
            }
        }

        private static FileSystemException named(
                @Nullable Path what, String why, FileSystemException cause) {
            FileSystemException named = new FileSystemException(String.valueOf(what), null, why);
            named.initCause(cause);
            return named;
        }
    }

    /// The report could not be drawn.
    final class ReportFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ReportFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
