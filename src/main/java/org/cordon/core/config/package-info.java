/// Rules that are data, and settings: how they are read, and how what is wrong with them is said.
@NullMarked
package org.cordon.core.config;

import org.jspecify.annotations.NullMarked;
