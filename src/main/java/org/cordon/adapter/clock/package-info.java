/// The machine's clocks, and their distance to a time source.
@NullMarked
package org.cordon.adapter.clock;

import org.jspecify.annotations.NullMarked;
