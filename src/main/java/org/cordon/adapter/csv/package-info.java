/// Orders from CSV files, by FastCSV.
@NullMarked
package org.cordon.adapter.csv;

import org.jspecify.annotations.NullMarked;
