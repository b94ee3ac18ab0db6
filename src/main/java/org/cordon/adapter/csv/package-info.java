/// Orders from CSV files, and lists into them, by FastCSV.
@NullMarked
package org.cordon.adapter.csv;

import org.jspecify.annotations.NullMarked;
