/// Setting scanners up while the line runs.
@NullMarked
package org.cordon.app.device;

import org.jspecify.annotations.NullMarked;
