/// Backups of a terminal: made, verified by opening them, kept for so long, and put back.
@NullMarked
package org.cordon.app.backup;

import org.jspecify.annotations.NullMarked;
