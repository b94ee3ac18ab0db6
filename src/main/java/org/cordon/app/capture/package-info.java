/// Telling an EPCIS repository what the journal says.
@NullMarked
package org.cordon.app.capture;

import org.jspecify.annotations.NullMarked;
