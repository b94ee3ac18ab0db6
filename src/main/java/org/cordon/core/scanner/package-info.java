/// Scans as they arrived, and the faults of readers.
@NullMarked
package org.cordon.core.scanner;

import org.jspecify.annotations.NullMarked;
