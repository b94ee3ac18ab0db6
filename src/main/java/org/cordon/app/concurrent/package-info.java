/// What every background loop is made of: the worker, its retry policy, its listeners.
@NullMarked
package org.cordon.app.concurrent;

import org.jspecify.annotations.NullMarked;
