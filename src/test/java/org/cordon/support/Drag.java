package org.cordon.support;

import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;

import javafx.event.EventType;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;

/// Files dragged from another program, as JavaFX tells the window of them. FX thread.
public final class Drag {
    private final Dragboard board;

    /// Takes up files.
    public Drag(List<File> files) {
        TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
        try {
            var made = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
            made.setAccessible(true);
            board = made.newInstance(dragged(local));
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("JavaFX makes drag boards in another way now", e);
        }
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files);
        board.setContent(content);
    }

    /// A clipboard that may be copied from, as a drag's may and a local one's may not.
    private static TKClipboard dragged(TKClipboard local) {
        return (TKClipboard)
                Proxy.newProxyInstance(
                        Drag.class.getClassLoader(),
                        new Class<?>[] {TKClipboard.class},
                        (_, method, values) ->
                                method.getName().equals("getTransferModes")
                                        ? EnumSet.of(TransferMode.COPY)
                                        : method.invoke(local, values));
    }

    /// One thing that happens on the way.
    public DragEvent event(EventType<DragEvent> type) {
        return new DragEvent(type, board, 0, 0, 0, 0, TransferMode.COPY, null, null, null);
    }
}
