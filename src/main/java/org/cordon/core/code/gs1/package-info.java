/// GS1 identifiers and element strings: what a code says.
@NullMarked
package org.cordon.core.code.gs1;

import org.jspecify.annotations.NullMarked;
