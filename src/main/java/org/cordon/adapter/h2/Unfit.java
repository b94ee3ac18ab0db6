package org.cordon.adapter.h2;

/// An entry is whole but does not fit what the store knows, such as units of an order that was never
/// opened. It is parked; the stream goes on.
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
        super(message);
    }
}
