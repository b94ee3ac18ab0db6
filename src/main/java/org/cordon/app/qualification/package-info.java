/// Trying scanners out, and watching that they stay as they were.
@NullMarked
package org.cordon.app.qualification;

import org.jspecify.annotations.NullMarked;
