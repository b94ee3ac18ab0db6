/// Setting up the stations of the line.
@NullMarked
package org.cordon.ui.stations;

import org.jspecify.annotations.NullMarked;
