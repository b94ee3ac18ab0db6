/// What the codes of a product must be like in its market.
@NullMarked
package org.cordon.core.profile;

import org.jspecify.annotations.NullMarked;
