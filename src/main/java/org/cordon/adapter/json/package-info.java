/// Shared ground of adapters: values in JSON that more than one of them keeps.
@NullMarked
package org.cordon.adapter.json;

import org.jspecify.annotations.NullMarked;
