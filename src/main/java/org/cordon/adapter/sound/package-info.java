/// Sounds of the terminal's speaker.
@NullMarked
package org.cordon.adapter.sound;

import org.jspecify.annotations.NullMarked;
