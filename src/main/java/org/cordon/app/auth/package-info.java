/// Enrolling people and signing them in.
@NullMarked
package org.cordon.app.auth;

import org.jspecify.annotations.NullMarked;
