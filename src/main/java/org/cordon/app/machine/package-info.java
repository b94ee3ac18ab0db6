/// Machine data: what machines of the line say of themselves, as it is known now.
@NullMarked
package org.cordon.app.machine;

import org.jspecify.annotations.NullMarked;
