/// What a scan says, and what its reader did to it on the way: the line's face, which makes a unit of it
/// or a fault, and the whole analysis for people.
@NullMarked
package org.cordon.core.code;

import org.jspecify.annotations.NullMarked;
