package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderRefused;

import java.io.Reader;

/// Parses EPCIS documents and events of one form, from start to end without keeping any of it, and
/// hands on what they say. Events are numbered from 1, on and on if several texts are read. For one
/// thread.
interface DocumentParser {
    /// Reads a document.
    ///
    /// @throws OrderRefused naming document or event, field and reason, after all that stands before
    ///     was handed on
    void document(Reader text);

    /// Reads one event that stands alone, without a document around it.
    ///
    /// @throws OrderRefused as for a document
    void event(Reader text);
}
