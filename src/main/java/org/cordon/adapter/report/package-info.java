/// Reports as PDF, with PDFBox alone.
@NullMarked
package org.cordon.adapter.report;

import org.jspecify.annotations.NullMarked;
