/// Keeping a state in memory level with the record.
@NullMarked
package org.cordon.app.follow;

import org.jspecify.annotations.NullMarked;
