/// Alarms that are open, worst first, and what may be done about them.
@NullMarked
package org.cordon.ui.alarms;

import org.jspecify.annotations.NullMarked;
