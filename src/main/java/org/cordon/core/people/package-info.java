/// People and what they sign with.
@NullMarked
package org.cordon.core.people;

import org.jspecify.annotations.NullMarked;
