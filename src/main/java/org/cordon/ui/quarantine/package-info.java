/// Units in quarantine, and why.
@NullMarked
package org.cordon.ui.quarantine;

import org.jspecify.annotations.NullMarked;
