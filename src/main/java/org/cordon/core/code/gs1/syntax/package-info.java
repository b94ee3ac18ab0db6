/// GS1 element strings: the table of application identifiers, the rules for what each may carry, and
/// the reader that takes a scan or a bracketed text apart. No input makes it throw.
@NullMarked
package org.cordon.core.code.gs1.syntax;

import org.jspecify.annotations.NullMarked;
