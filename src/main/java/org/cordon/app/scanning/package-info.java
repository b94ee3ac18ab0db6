/// From a frame to a durable verdict.
@NullMarked
package org.cordon.app.scanning;

import org.jspecify.annotations.NullMarked;
