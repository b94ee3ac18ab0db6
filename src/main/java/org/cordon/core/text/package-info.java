/// Text for people.
@NullMarked
package org.cordon.core.text;

import org.jspecify.annotations.NullMarked;
