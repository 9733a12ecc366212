package org.layerwright.ui.view.look;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import org.layerwright.network.Shape;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.PixelMap.Palette;

/** Pictures of what a layer gave and of its kernels; all of a layer share one scale, so that they can be compared. */
final class LayerImages {
    private LayerImages() {}

    /** Maps of a layer from {@code from}, at most {@code most}: grey, or around zero where values below it occur. */
    static List<Image> maps(float[] values, Shape shape, int from, int most) {
        float[] range = range(values);
        Palette palette = range[0] < 0 ? Palette.AROUND_ZERO : Palette.GREY;
        List<Image> images = new ArrayList<>();
        for (int map = from; map < Math.min(shape.channels(), from + most); map++) {
            images.add(PixelMap.channel(
                    values,
                    shape.height(),
                    shape.width(),
                    shape.channels(),
                    map,
                    palette,
                    Math.min(0, range[0]),
                    range[1]));
        }
        return images;
    }

    /** The kernel from an input to an output, of {@code (height, width, in, out)}. */
    static Image kernel(float[] values, List<Integer> shape, int in, int out, float largest, Palette palette) {
        int inputs = shape.get(2);
        int outputs = shape.get(3);
        return PixelMap.channel(
                values, shape.get(0), shape.get(1), inputs * outputs, in * outputs + out, palette, -largest, largest);
    }

    /** A kernel of three inputs as a colour: grey is 0. */
    static Image colourKernel(float[] values, List<Integer> shape, int out, float largest) {
        int area = shape.get(0) * shape.get(1);
        float[] picture = new float[area * 3];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = largest == 0 ? 0.5f : (values[i * shape.get(3) + out] / largest + 1) / 2;
        }
        return PixelMap.picture(picture, shape.get(0), shape.get(1), 3);
    }

    static float largest(float... values) {
        float[] range = range(values);
        return Math.max(Math.abs(range[0]), Math.abs(range[1]));
    }

    /** Smallest and largest value. */
    static float[] range(float... values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new float[] {low, high};
    }
}
