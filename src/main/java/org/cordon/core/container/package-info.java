/// What is found in containers that a person checks or packs anew, and what may come back onto the line. Pure.
@NullMarked
package org.cordon.core.container;

import org.jspecify.annotations.NullMarked;
