/// What backups and their way back need from outside.
@NullMarked
package org.cordon.app.port.backup;

import org.jspecify.annotations.NullMarked;
