/// EPCIS documents: 2.0 in JSON, by Jackson; 1.2 and 2.0 in XML, read only, by StAX.
@NullMarked
package org.cordon.adapter.epcis;

import org.jspecify.annotations.NullMarked;
