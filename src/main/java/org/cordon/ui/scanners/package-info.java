/// Setting scanners up, with what they send before one's eyes.
@NullMarked
package org.cordon.ui.scanners;

import org.jspecify.annotations.NullMarked;
