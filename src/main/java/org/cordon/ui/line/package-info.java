/// The line panel: the last verdict at two metres, field beside field, the scans as they come.
@NullMarked
package org.cordon.ui.line;

import org.jspecify.annotations.NullMarked;
