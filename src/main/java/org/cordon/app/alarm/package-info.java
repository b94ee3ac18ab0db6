/// How alarms are told to people who do not look at the screen.
@NullMarked
package org.cordon.app.alarm;

import org.jspecify.annotations.NullMarked;
