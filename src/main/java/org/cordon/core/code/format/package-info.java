/// What a code says when it is not a bare GS1 element string: envelopes of ISO/IEC 15434, national and
/// retail numbers, plain text.
@NullMarked
package org.cordon.core.code.format;

import org.jspecify.annotations.NullMarked;
