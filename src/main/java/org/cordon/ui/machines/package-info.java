/// Machines of the line: what is set of them, and what they say now.
@NullMarked
package org.cordon.ui.machines;

import org.jspecify.annotations.NullMarked;
