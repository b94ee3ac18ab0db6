/// Enrolling people and signing them in.
@NullMarked
package org.cordon.app.people;

import org.jspecify.annotations.NullMarked;
