package org.cordon.app.auth;

import org.cordon.app.command.Refused;

/// Nobody is signed in, and the command needs a name.
public record NotSignedIn() implements Refused.Reason {}
