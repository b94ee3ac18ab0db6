/// Codes in picture files, by ZXing.
@NullMarked
package org.cordon.adapter.image;

import org.jspecify.annotations.NullMarked;
