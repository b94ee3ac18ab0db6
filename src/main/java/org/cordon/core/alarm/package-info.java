/// What needs a person: alarms, their states by ISA-18.2, and which are open.
@NullMarked
package org.cordon.core.alarm;

import org.jspecify.annotations.NullMarked;
