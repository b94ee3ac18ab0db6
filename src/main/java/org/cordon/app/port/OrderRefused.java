package org.cordon.app.port;

/// An order file that was not accepted.
public final class OrderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String field;
    private final String reason;

    /// @param place `line 12` or `event 3`, or the file's name when no place can be given
    /// @param field the column or property at fault; empty when the whole is
    /// @param reason what is wrong and what to do
    public OrderRefused(String place, String field, String reason) {
        super(place + (field.isEmpty() ? "" : ", " + field) + ": " + reason);
        this.place = place;
        this.field = field;
        this.reason = reason;
    }

    /// Where in the file.
    public String place() {
        return place;
    }

    /// The column or property at fault; empty when the whole is.
    public String field() {
        return field;
    }

    /// What is wrong and what to do.
    public String reason() {
        return reason;
    }
}
