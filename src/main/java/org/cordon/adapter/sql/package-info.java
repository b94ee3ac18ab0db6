/// Shared ground of the adapters that keep data in SQL: the one way to open an H2 file, and the one way to
/// make and upgrade tables.
@NullMarked
package org.cordon.adapter.sql;

import org.jspecify.annotations.NullMarked;
