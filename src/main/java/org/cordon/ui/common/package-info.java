/// The window's kit: hand-off to the FX thread, view loader, shared controls, design tokens.
///
/// Nothing else in the program may touch `Platform.runLater` or `AnimationTimer`. Features take
/// colours, type steps and spacing from here and define none of their own.
@NullMarked
package org.cordon.ui.common;

import org.jspecify.annotations.NullMarked;
