/// Incidents and the journal, in words.
@NullMarked
package org.cordon.ui.records;

import org.jspecify.annotations.NullMarked;
