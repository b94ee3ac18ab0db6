/// The site store over JDBC: an H2 file by default, PostgreSQL in a plant, with the same SQL.
@NullMarked
package org.cordon.adapter.sitestore;

import org.jspecify.annotations.NullMarked;
