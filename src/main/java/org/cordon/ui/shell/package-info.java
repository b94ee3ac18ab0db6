/// The frame around every place: the strip on top, the rail, and who may see them.
@NullMarked
package org.cordon.ui.shell;

import org.jspecify.annotations.NullMarked;
