package org.layerwright.ui.viewmodel.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.ui.viewmodel.FileStore;

/**
 * How large the window was when it was closed last.
 *
 * @param width  with its frame, where it does not fill the screen
 * @param height with its frame, where it does not fill the screen
 * @param maximized whether it fills the screen
 */
public record WindowPlace(double width, double height, boolean maximized) {
    public static final String FILE = "window.json";
    /** What the pages are made for. */
    private static final double USUAL_WIDTH = 1280;

    private static final double USUAL_HEIGHT = 800;
    /** More than title bars and borders of the usual desktops take. */
    private static final double FRAME = 48;
    /** Of a screen, so that a window that no longer fills it can be told from one that does. */
    private static final double PART = 0.9;

    private static final String FORMAT = "layerwright-window";
    private static final int VERSION = 1;

    /**
     * What the first start has: the usual size, or all of a screen that has no room for it with a frame around it.
     *
     * @param screenWidth  without the desktop's own bars
     * @param screenHeight without the desktop's own bars
     */
    public static WindowPlace usual(double screenWidth, double screenHeight) {
        boolean narrow = screenWidth < USUAL_WIDTH + FRAME;
        boolean low = screenHeight < USUAL_HEIGHT + FRAME;
        return new WindowPlace(
                narrow ? PART * screenWidth : USUAL_WIDTH, low ? PART * screenHeight : USUAL_HEIGHT, narrow || low);
    }

    /** The same on a screen that may be a smaller one than the last time. */
    public WindowPlace on(double screenWidth, double screenHeight) {
        return new WindowPlace(
                width > screenWidth ? PART * screenWidth : width,
                height > screenHeight ? PART * screenHeight : height,
                maximized);
    }

    /** What was kept, or nothing: also where the file is damaged, since a window of the usual size is no harm. */
    public static Optional<WindowPlace> read(Path file, FileStore store) {
        try {
            JsonReader json = JsonReader.parse(store.read(file))
                    .expect(FORMAT, VERSION)
                    .only(Set.of("format", "version", "width", "height", "maximized"));
            WindowPlace place = new WindowPlace(json.integer("width"), json.integer("height"), json.flag("maximized"));
            return Optional.of(place).filter(it -> it.width > 0 && it.height > 0);
        } catch (IOException | JsonFormatException e) {
            return Optional.empty();
        }
    }

    /** Keeps it where that is possible. */
    public void write(Path file, FileStore store) {
        String text = new JsonWriter()
                .header(FORMAT, VERSION)
                .put("width", Math.round(width))
                .put("height", Math.round(height))
                .put("maximized", maximized)
                .toText();
        try {
            store.write(file, text);
        } catch (IOException e) {
            // A convenience that cannot be had: the next start has the size of before.
        }
    }
}
