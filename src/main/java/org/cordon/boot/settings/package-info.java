/// What a terminal goes by: its data folder, settings, rule tables and version.
@NullMarked
package org.cordon.boot.settings;

import org.jspecify.annotations.NullMarked;
