/// The demo line: a recorded shift, played by a simulated reader.
@NullMarked
package org.cordon.boot.demo;

import org.jspecify.annotations.NullMarked;
