package org.cordon.app.port;

import org.cordon.app.report.ContainmentReport;

/// Draws a containment report as a document.
public interface ReportWriter {
    /// @return the PDF
    /// @throws ReportFailed if it cannot be drawn
    Document write(ContainmentReport report);

    /// A finished document.
    final class Document {
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
    }

    /// The report could not be drawn.
    final class ReportFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// With the cause kept.
        public ReportFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
