/// Scanners on serial ports, through jSerialComm.
@NullMarked
package org.cordon.adapter.serial;

import org.jspecify.annotations.NullMarked;
