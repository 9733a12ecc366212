package org.layerwright.data.augmentation;

import java.util.Arrays;
import org.layerwright.network.Shape;

/** Moves an image by whole pixels, which keeps it as sharp as it was; what comes in from outside is zero. */
final class Window {
    private final int height;
    private final int rowLength;
    private final int channels;
    private final float[] old;

    Window(Shape image) {
        height = image.height();
        channels = image.channels();
        rowLength = image.width() * channels;
        old = new float[image.size()];
    }

    /**
     * @param right pixels to the right, to the left where negative
     * @param down pixels down, up where negative
     */
    void move(float[] pixels, int offset, int right, int down) {
        System.arraycopy(pixels, offset, old, 0, old.length);
        Arrays.fill(pixels, offset, offset + old.length, 0);
        int shift = right * channels;
        int kept = rowLength - Math.abs(shift);
        if (kept <= 0) {
            return;
        }
        int from = Math.max(0, -shift);
        int to = Math.max(0, shift);
        for (int row = Math.max(0, down); row < Math.min(height, height + down); row++) {
            System.arraycopy(old, (row - down) * rowLength + from, pixels, offset + row * rowLength + to, kept);
        }
    }
}
