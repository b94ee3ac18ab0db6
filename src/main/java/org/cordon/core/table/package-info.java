/// Rules that are data: how their tables are read.
@NullMarked
package org.cordon.core.table;

import org.jspecify.annotations.NullMarked;
