package org.layerwright.ui.testing;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/** Drops files from elsewhere, such as the desktop's file manager; on the window's thread. */
public final class Drops {
    private Drops() {}

    /** Moves files over the middle of a node and lets go. Answers whether they were taken. */
    public static boolean files(Node target, List<File> files) {
        Dragboard board = DragboardHelper.createDragboard(holding(files));
        if (!over(target, board)) {
            return false;
        }
        DragEvent dropped = event(DragEvent.DRAG_DROPPED, board, target);
        Event.fireEvent(target, dropped);
        return dropped.isDropCompleted() || dropped.isConsumed();
    }

    /** Moves files over the middle of a node, and not yet lets go. Answers whether they would be taken. */
    public static boolean hover(Node target, List<File> files) {
        return over(target, DragboardHelper.createDragboard(holding(files)));
    }

    private static boolean over(Node target, Dragboard board) {
        DragEvent over = event(DragEvent.DRAG_OVER, board, target);
        Event.fireEvent(target, over);
        return over.isAccepted() || !board.getTransferModes().isEmpty();
    }

    private static DragEvent event(EventType<DragEvent> type, Dragboard board, Node target) {
        Point2D middle = target.localToScene(
                target.getLayoutBounds().getCenterX(), target.getLayoutBounds().getCenterY());
        return new DragEvent(
                type,
                board,
                middle.getX(),
                middle.getY(),
                middle.getX(),
                middle.getY(),
                TransferMode.COPY,
                null,
                null,
                new PickResult(target, middle.getX(), middle.getY()));
    }

    /** What the desktop hands over: these files, and nothing else. */
    private static TKClipboard holding(List<File> files) {
        return (TKClipboard) Proxy.newProxyInstance(
                Drops.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hasContent" -> arguments[0] == DataFormat.FILES;
                    case "getContent" -> arguments[0] == DataFormat.FILES ? files : null;
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                    default -> method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                });
    }
}
