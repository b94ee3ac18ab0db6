/// A containment report on the screen, in a file and on paper.
@NullMarked
package org.cordon.ui.report;

import org.jspecify.annotations.NullMarked;
