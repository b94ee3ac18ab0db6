/// Drives the window of the packaged program from inside its process, as a person would: an agent on the
/// class path beside the program's module, which knows nothing of the program but what the window shows.
@NullMarked
package org.cordon.support.window;

import org.jspecify.annotations.NullMarked;
