/// The batch: how far it has come, what happened to it, and what to do next.
@NullMarked
package org.cordon.ui.batch;

import org.jspecify.annotations.NullMarked;
