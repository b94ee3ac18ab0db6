/// Codes in pictures of labels that were dropped on the window.
@NullMarked
package org.cordon.ui.pictures;

import org.jspecify.annotations.NullMarked;
