/// What a scanner does to what it reads, told from codes whose content is known.
@NullMarked
package org.cordon.core.qualify;

import org.jspecify.annotations.NullMarked;
