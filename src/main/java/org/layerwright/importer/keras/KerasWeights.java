package org.layerwright.importer.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.layerwright.importer.draft.ImportException;

/**
 * The weights of a Keras model: an HDF5 file with a group for each layer. The library that reads it was not made for files
 * that want to do harm, so that only places are read that we ask for, and only where they have the size that the network
 * expects; whatever goes wrong in it is a damaged file.
 */
final class KerasWeights implements AutoCloseable {
    // Held, since a logger that nobody holds is collected together with its level. The library tells of every step.
    private static final Logger LIBRARY = Logger.getLogger("io.jhdf");

    private final String file;
    private final HdfFile hdf;

    KerasWeights(String file, byte[] content) {
        this.file = file;
        LIBRARY.setLevel(Level.WARNING);
        this.hdf = guarded(() -> HdfFile.fromBytes(content));
    }

    /**
     * One array of a layer.
     *
     * @param place of the layer
     * @param index counted from 0
     * @param shape what it must have
     */
    float[] read(String place, int index, int... shape) {
        String path = "layers/" + place + "/vars/" + index;
        return guarded(() -> {
            Node node = find(path);
            if (!(node instanceof Dataset dataset) || dataset.isVariableLength() || dataset.isCompound()) {
                throw new ImportException("import.keras.weight", file, path, Arrays.toString(shape), "–");
            }
            int[] found = dataset.getDimensions();
            if (!Arrays.equals(found, shape) || dataset.getJavaType() != float.class) {
                throw new ImportException(
                        "import.keras.weight",
                        file,
                        path,
                        Arrays.toString(shape),
                        dataset.getJavaType() + " " + Arrays.toString(found));
            }
            Object flat = dataset.getDataFlat();
            return (float[]) (Array.getLength(flat) == 0 ? new float[0] : flat);
        });
    }

    /** Group by group: the library words the lack of one by the file's path, which what is in memory has not. */
    private Node find(String path) {
        Node node = hdf;
        for (String name : path.split("/")) {
            node = node instanceof Group group ? group.getChild(name) : null;
        }
        return node;
    }

    private interface Reading<T> {
        T read();
    }

    private <T> T guarded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (ImportException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError | OutOfMemoryError e) {
            throw new ImportException(e, "import.keras.weights", file, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        hdf.close();
    }
}
