/// Reports as PDF, with PDFBox alone.
@NullMarked
package org.cordon.adapter.pdf;

import org.jspecify.annotations.NullMarked;
