package org.cordon.support;

import org.cordon.app.auth.Authentication;

/// The person of tests of whole terminals.
public final class Mara {
    private static final String ID = "mara";
    private static final String PASSWORD = "long enough";

    private Mara() {}

    /// Signs in; a terminal without people takes her as its first.
    public static void signIn(Authentication authentication) {
        if (authentication.empty().join()) {
            var _ = authentication.enrol(ID, "Mara Lindqvist", PASSWORD.toCharArray()).join();
        }
        var _ = authentication.signIn(ID, PASSWORD.toCharArray()).join();
    }
}
