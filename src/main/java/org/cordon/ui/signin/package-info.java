/// Who is at the terminal: enrolling the first person, signing in.
@NullMarked
package org.cordon.ui.signin;

import org.jspecify.annotations.NullMarked;
