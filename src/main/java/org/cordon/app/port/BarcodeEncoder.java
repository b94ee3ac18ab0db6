package org.cordon.app.port;

/// Turns a short text into a two-dimensional code that any scanner reads back. Safe from any thread.
public interface BarcodeEncoder {
    /// Encodes a text.
    ///
    /// @param text 1 to 200 characters of printable ASCII
    /// @throws NotEncodable if it is empty, longer, or holds another character
    Modules encode(String text);

    /// The code as dark and light squares, without the quiet zone around it.
    final class Modules {
        private final int size;
        private final boolean[] dark;

        /// @param size squares on a side
        /// @param dark row by row from the top; not copied, so hand it over
        public Modules(int size, boolean[] dark) {
            if (size < 1 || dark.length != size * size) {
                throw new IllegalArgumentException(dark.length + " modules for a side of " + size);
            }
            this.size = size;
            this.dark = dark;
        }

        /// Squares on a side.
        public int size() {
            return size;
        }

        /// Whether a square is dark.
        ///
        /// @param column from the left, from 0
        /// @param row from the top, from 0
        public boolean dark(int column, int row) {
            return dark[row * size + column];
        }
    }

    /// The text cannot be made a code.
    final class NotEncodable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotEncodable(String message) {
            super(message);
        }

        public NotEncodable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
