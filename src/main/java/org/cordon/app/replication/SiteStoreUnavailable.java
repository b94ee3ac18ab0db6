package org.cordon.app.replication;

/// The peer did not answer or did not commit; try again later.
public final class SiteStoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SiteStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
