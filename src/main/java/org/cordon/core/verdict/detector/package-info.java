/// Detectors, each for one thing that may be wrong with a scan, in their order of precedence.
@NullMarked
package org.cordon.core.verdict.detector;

import org.jspecify.annotations.NullMarked;
