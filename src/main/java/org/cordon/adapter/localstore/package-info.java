/// The store people query: H2 behind Jdbi, with Flyway for its form.
///
/// It follows the journal and is never the only copy. A store that is missing, damaged or of another
/// version starts empty and is fed again from the journal.
@NullMarked
package org.cordon.adapter.localstore;

import org.jspecify.annotations.NullMarked;
