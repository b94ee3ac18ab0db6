/// The site: what all its lines hold and have open, and how this terminal is connected upward.
@NullMarked
package org.cordon.ui.site;

import org.jspecify.annotations.NullMarked;
