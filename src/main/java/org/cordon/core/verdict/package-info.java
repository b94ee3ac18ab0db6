/// Rules that turn a reading into a verdict, with its reason and first action.
@NullMarked
package org.cordon.core.verdict;

import org.jspecify.annotations.NullMarked;
