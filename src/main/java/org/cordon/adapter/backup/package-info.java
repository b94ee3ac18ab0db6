/// Backups as folders of plain files with a manifest.
@NullMarked
package org.cordon.adapter.backup;

import org.jspecify.annotations.NullMarked;
