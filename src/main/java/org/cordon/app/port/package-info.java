/// What the program needs from outside: the journal, the store, devices, peers, writers.
@NullMarked
package org.cordon.app.port;

import org.jspecify.annotations.NullMarked;
