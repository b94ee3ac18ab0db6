/// What the terminals of a site know of each other: holds, releases and incidents.
@NullMarked
package org.cordon.core.site;

import org.jspecify.annotations.NullMarked;
