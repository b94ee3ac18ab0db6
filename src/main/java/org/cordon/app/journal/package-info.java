/// What a person may order for the journal.
@NullMarked
package org.cordon.app.journal;

import org.jspecify.annotations.NullMarked;
