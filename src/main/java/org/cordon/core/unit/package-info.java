/// What is recorded of one unit or lot: which entries concern it, its life in order, where it belongs, and how it
/// stands.
@NullMarked
package org.cordon.core.unit;

import org.jspecify.annotations.NullMarked;
