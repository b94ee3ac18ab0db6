/// Incidents, the five steps and their clock, holds.
@NullMarked
package org.cordon.core.containment;

import org.jspecify.annotations.NullMarked;
