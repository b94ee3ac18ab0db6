/// Scanners, order, stores, people and looks.
@NullMarked
package org.cordon.ui.settings;

import org.jspecify.annotations.NullMarked;
