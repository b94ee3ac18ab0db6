/// The capture endpoint: the capture interface of EPCIS 2.0 over HTTP, on Jetty (ADR 0023).
@NullMarked
package org.cordon.adapter.epcis.endpoint;

import org.jspecify.annotations.NullMarked;
