/// Password hashes by Argon2id, through Bouncy Castle.
@NullMarked
package org.cordon.adapter.argon2;

import org.jspecify.annotations.NullMarked;
