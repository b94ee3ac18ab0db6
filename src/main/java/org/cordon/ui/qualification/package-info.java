/// Trying out a scanner, code by code.
@NullMarked
package org.cordon.ui.qualification;

import org.jspecify.annotations.NullMarked;
