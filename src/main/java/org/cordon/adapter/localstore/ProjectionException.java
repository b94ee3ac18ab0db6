package org.cordon.adapter.localstore;

/// An entry is whole but does not fit what the store knows, such as units of an order that was never
/// opened. It is parked; the stream goes on.
final class ProjectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProjectionException(String message) {
        super(message);
    }
}
