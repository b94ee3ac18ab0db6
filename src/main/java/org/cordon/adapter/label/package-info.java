/// Codes for labels and documents, with ZXing alone.
@NullMarked
package org.cordon.adapter.label;

import org.jspecify.annotations.NullMarked;
