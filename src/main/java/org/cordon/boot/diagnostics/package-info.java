/// What the doctor looks at, one class a part. All of it reads only and may run beside the program.
@NullMarked
package org.cordon.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
