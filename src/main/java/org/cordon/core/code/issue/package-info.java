/// What is wrong with a code: one record, and an enum of kinds for each parser.
@NullMarked
package org.cordon.core.code.issue;

import org.jspecify.annotations.NullMarked;
