package org.cordon.ui.common;

import javafx.event.Event;
import javafx.event.EventType;

/// Someone wants to choose pictures of labels, to read their codes. Fired on any node of the window; who
/// takes pictures hears it.
public final class PicturesWanted extends Event {
    /// The only kind.
    public static final EventType<PicturesWanted> WANTED = new EventType<>("PICTURES_WANTED");

    private static final long serialVersionUID = 1L;

    /// One wish.
    public PicturesWanted() {
        super(WANTED);
    }
}
