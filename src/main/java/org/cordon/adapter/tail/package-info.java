/// Machines that append their messages to a file.
@NullMarked
package org.cordon.adapter.tail;

import org.jspecify.annotations.NullMarked;
