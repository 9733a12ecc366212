package org.layerwright.data;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.layerwright.network.Shape;

/** Pictures in files, decoded when they are asked for; some of them are kept in memory, as far as the room allows. */
final class ImageFolder extends LabelledSamples {
    private final List<Path> files;
    private final ImageCache cache;
    private final AtomicReferenceArray<float[]> kept;

    ImageFolder(String name, Shape shape, List<Path> files, Labels labels, ImageCache cache) {
        super(name, shape, labels);
        this.files = List.copyOf(files);
        this.cache = cache;
        this.kept = new AtomicReferenceArray<>(files.size());
    }

    @Override
    public void read(int index, float[] out, int offset) {
        float[] values = kept.get(index);
        if (values == null) {
            values = ImageFile.read(files.get(index), sampleShape(), Fit.RESIZE, false);
            if (cache.take((long) values.length * Float.BYTES)) {
                kept.compareAndSet(index, null, values);
            }
        }
        System.arraycopy(values, 0, out, offset, values.length);
    }
}
