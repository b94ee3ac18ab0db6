/// EPCIS 2.0 documents in JSON, by Jackson.
@NullMarked
package org.cordon.adapter.epcis;

import org.jspecify.annotations.NullMarked;
