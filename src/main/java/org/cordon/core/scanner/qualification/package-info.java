/// What a scanner does to what it reads, told from codes whose content is known.
@NullMarked
package org.cordon.core.scanner.qualification;

import org.jspecify.annotations.NullMarked;
