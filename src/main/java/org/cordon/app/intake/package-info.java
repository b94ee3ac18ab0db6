/// From a frame to a durable verdict.
@NullMarked
package org.cordon.app.intake;

import org.jspecify.annotations.NullMarked;
