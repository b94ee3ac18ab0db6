/// Machines whose variables are read by OPC UA, through Eclipse Milo. Nothing is ever written to a machine.
@NullMarked
package org.cordon.adapter.opcua;

import org.jspecify.annotations.NullMarked;
