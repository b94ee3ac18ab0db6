package org.cordon.app.auth;

import org.cordon.app.command.Refused;
import org.cordon.core.people.Permission;

/// Whoever is signed in may not do this.
public record MissingPermission(Permission permission) implements Refused.Reason {}
