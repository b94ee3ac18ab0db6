/// Line data: what line and site systems report while a batch runs.
@NullMarked
package org.cordon.app.linedata;

import org.jspecify.annotations.NullMarked;
