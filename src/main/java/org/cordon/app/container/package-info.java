/// What a person does with containers and with units at the rework station.
@NullMarked
package org.cordon.app.container;

import org.jspecify.annotations.NullMarked;
