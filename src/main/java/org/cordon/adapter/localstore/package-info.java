/// The store people query: H2 behind Jdbi.
///
/// It follows the journal. A store that is missing, damaged or of another version starts empty and is fed again
/// from the journal; what was there is set aside.
@NullMarked
package org.cordon.adapter.localstore;

import org.jspecify.annotations.NullMarked;
