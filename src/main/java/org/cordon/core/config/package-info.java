/// Rules that are data: how their tables are read.
@NullMarked
package org.cordon.core.config;

import org.jspecify.annotations.NullMarked;
