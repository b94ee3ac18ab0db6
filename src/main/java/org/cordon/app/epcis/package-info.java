/// Telling an EPCIS repository what the journal says.
@NullMarked
package org.cordon.app.epcis;

import org.jspecify.annotations.NullMarked;
