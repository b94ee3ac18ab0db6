/// What several features need from outside: the journal, the store, the clock, order files, drawing.
@NullMarked
package org.cordon.app.port;

import org.jspecify.annotations.NullMarked;
