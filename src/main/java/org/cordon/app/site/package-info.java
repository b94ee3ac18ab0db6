/// What the other terminals of the site hold, release and open.
@NullMarked
package org.cordon.app.site;

import org.jspecify.annotations.NullMarked;
