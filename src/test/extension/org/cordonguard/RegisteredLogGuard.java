package org.cordonguard;

import org.cordon.support.LogGuard;

/// [LogGuard] as JUnit finds it where tests run on the module path: a service that is named in
/// `META-INF/services` is passed over there if its class lies in a named module, as every test class does.
public final class RegisteredLogGuard extends LogGuard {}
