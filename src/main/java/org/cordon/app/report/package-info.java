/// The containment report.
@NullMarked
package org.cordon.app.report;

import org.jspecify.annotations.NullMarked;
