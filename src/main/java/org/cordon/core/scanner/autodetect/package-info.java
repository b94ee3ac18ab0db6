/// What can be told of a device from its bytes alone, before anyone knows its settings.
@NullMarked
package org.cordon.core.scanner.autodetect;

import org.jspecify.annotations.NullMarked;
