/// GS1 Digital Link URIs: what an address on a pack says, and the address that says it (GS1 Digital
/// Link standard, URI syntax).
@NullMarked
package org.cordon.core.code.digitallink;

import org.jspecify.annotations.NullMarked;
