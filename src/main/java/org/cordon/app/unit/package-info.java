/// Everything about one unit or lot, gathered for whoever looks at it.
@NullMarked
package org.cordon.app.unit;

import org.jspecify.annotations.NullMarked;
