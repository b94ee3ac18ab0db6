/// Opening an incident, leading it through the five steps, holding units.
@NullMarked
package org.cordon.app.containment;

import org.jspecify.annotations.NullMarked;
