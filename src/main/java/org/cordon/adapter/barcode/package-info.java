/// Codes for labels and documents, with ZXing alone.
@NullMarked
package org.cordon.adapter.barcode;

import org.jspecify.annotations.NullMarked;
