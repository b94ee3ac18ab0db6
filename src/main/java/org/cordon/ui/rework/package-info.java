/// The rework station.
@NullMarked
package org.cordon.ui.rework;

import org.jspecify.annotations.NullMarked;
