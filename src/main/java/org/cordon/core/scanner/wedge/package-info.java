/// Scanners that type: telling their scans from what people type.
@NullMarked
package org.cordon.core.scanner.wedge;

import org.jspecify.annotations.NullMarked;
