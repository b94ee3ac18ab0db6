/// Opening an incident, leading it through the five acts, holding units.
@NullMarked
package org.cordon.app.containment;

import org.jspecify.annotations.NullMarked;
