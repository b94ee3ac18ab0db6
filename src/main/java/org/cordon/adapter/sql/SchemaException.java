package org.cordon.adapter.sql;

/// The tables of a database are not as this version of Cordon needs them. The data are not to blame: no file
/// is damaged because of it.
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Says why.
    ///
    /// @param message what is wrong and what to do
    SchemaException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// Says why, with the library's exception behind it.
    SchemaException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// Why tables cannot be used.
    public enum Reason {
        /// The program lacks the scripts that make its tables: a defect of the program.
        SCRIPTS_MISSING,
        /// A script could not be carried out, or its history could not be read.
        SCRIPT_FAILED,
        /// A newer version of Cordon made the tables.
        NEWER,
        /// An older version made them, and they may not be upgraded here.
        OLDER,
        /// They were made by other scripts than those of any version.
        DIFFERENT
    }
}
