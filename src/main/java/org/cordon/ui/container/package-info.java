/// The screen where a container is checked.
@NullMarked
package org.cordon.ui.container;

import org.jspecify.annotations.NullMarked;
