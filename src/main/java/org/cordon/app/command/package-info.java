/// What all commands of people have in common.
@NullMarked
package org.cordon.app.command;

import org.jspecify.annotations.NullMarked;
