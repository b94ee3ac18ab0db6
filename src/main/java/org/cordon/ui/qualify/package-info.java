/// Trying out a scanner, code by code.
@NullMarked
package org.cordon.ui.qualify;

import org.jspecify.annotations.NullMarked;
