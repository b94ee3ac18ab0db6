package org.cordonguard;

import org.cordon.support.FxLookups;

/// [FxLookups] as JUnit finds it where tests run on the module path, see [RegisteredLogGuard].
public final class RegisteredFxLookups extends FxLookups {}
