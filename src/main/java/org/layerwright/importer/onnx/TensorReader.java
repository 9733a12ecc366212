package org.layerwright.importer.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.layerwright.importer.draft.ImportException;

/** Reads the constants of an ONNX file. Their numbers must be as many as their extents say. */
final class TensorReader {
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT8 = 3;
    private static final int UINT16 = 4;
    private static final int INT16 = 5;
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int BOOL = 9;
    private static final int FLOAT16 = 10;
    private static final int DOUBLE = 11;
    private static final int BFLOAT16 = 16;
    private static final int EXTERNAL = 1;
    private static final int MAX_RANK = 8;
    private static final int MAX_TENSOR = 1 << 29;
    private static final int MAX_NAME = 4096;

    private final Wire wire;
    private final String file;
    private final Wire.Numbers dims = new Wire.Numbers();
    private final Wire.Reals floats = new Wire.Reals();
    private final Wire.Numbers integers = new Wire.Numbers();
    private String name = "";
    private int type;
    private byte[] raw;
    private byte[] doubles = new byte[0];
    private boolean external;

    private TensorReader(Wire wire, String file) {
        this.wire = wire;
        this.file = file;
    }

    /** A constant with its name. */
    record Named(String name, OnnxTensor tensor) {}

    static Named read(Wire wire, int wireType, String file) throws IOException {
        TensorReader reader = new TensorReader(wire, file);
        wire.message(wireType, reader::field);
        return new Named(reader.name, reader.tensor());
    }

    private boolean field(int number, int wireType) throws IOException {
        switch (number) {
            case 1 -> {
                wire.integers(wireType, dims);
                if (dims.count() > MAX_RANK) {
                    throw new IOException("rank > " + MAX_RANK);
                }
            }
            case 2 -> type = (int) wire.integer(wireType);
            case 4 -> wire.reals(wireType, floats);
            case 5, 7 -> wire.integers(wireType, integers);
            case 8 -> name = wire.text(wireType, MAX_NAME);
            case 9 -> raw = wire.bytes(wireType, Integer.MAX_VALUE);
            case 10 -> doubles = wire.bytes(wireType, Integer.MAX_VALUE);
            case 13 -> external = true;
            case 14 -> external |= wire.integer(wireType) == EXTERNAL;
            default -> {
                return false;
            }
        }
        return number != 13;
    }

    private OnnxTensor tensor() {
        if (external) {
            throw new ImportException("import.onnx.external", file, name);
        }
        long size = 1;
        int[] extents = new int[dims.count()];
        for (int i = 0; i < extents.length; i++) {
            long dim = dims.values()[i];
            if (dim < 0 || dim > MAX_TENSOR) {
                throw wrongSize(OnnxTensor.shown(dims.values()), count());
            }
            extents[i] = (int) dim;
            size *= dim;
            if (size > MAX_TENSOR) {
                throw wrongSize(OnnxTensor.shown(dims.values()), count());
            }
        }
        if (raw != null && bytes() > 0 && raw.length != size * bytes()) {
            throw wrongSize(OnnxTensor.shown(dims.values()) + " × " + bytes() + " bytes", raw.length);
        }
        if (raw == null && count() != size) {
            throw wrongSize(OnnxTensor.shown(dims.values()), count());
        }
        return switch (type) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE -> OnnxTensor.of(extents, reals((int) size));
            case UINT8, INT8, UINT16, INT16, INT32, INT64, BOOL -> OnnxTensor.of(extents, longs((int) size));
            default -> throw new ImportException("import.onnx.type", file, name, type);
        };
    }

    private ImportException wrongSize(String expected, long found) {
        return new ImportException("import.onnx.size", file, name, expected, found);
    }

    /** How many numbers stand there one by one. */
    private int count() {
        return switch (type) {
            case FLOAT -> floats.count();
            case DOUBLE -> doubles.length / Double.BYTES;
            default -> integers.count();
        };
    }

    private int bytes() {
        return switch (type) {
            case FLOAT, INT32 -> 4;
            case UINT8, INT8, BOOL -> 1;
            case UINT16, INT16, FLOAT16, BFLOAT16 -> 2;
            case INT64, DOUBLE -> 8;
            default -> 0;
        };
    }

    private float[] reals(int size) {
        if (raw == null && type == FLOAT) {
            return floats.values();
        }
        float[] values = new float[size];
        long[] halves = raw == null ? integers.values() : new long[0];
        ByteBuffer bytes = ByteBuffer.wrap(raw == null ? doubles : raw).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            values[i] = switch (type) {
                case FLOAT -> bytes.getFloat(4 * i);
                case DOUBLE -> (float) bytes.getDouble(8 * i);
                case FLOAT16 -> half(raw == null ? (short) halves[i] : bytes.getShort(2 * i));
                default -> Float.intBitsToFloat((raw == null ? (int) halves[i] : bytes.getShort(2 * i)) << 16);
            };
        }
        return values;
    }

    private long[] longs(int size) {
        if (raw == null) {
            return integers.values();
        }
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (type) {
                case INT64 -> bytes.getLong(8 * i);
                case INT32 -> bytes.getInt(4 * i);
                case INT16 -> bytes.getShort(2 * i);
                case UINT16 -> Short.toUnsignedInt(bytes.getShort(2 * i));
                case UINT8 -> Byte.toUnsignedInt(bytes.get(i));
                default -> bytes.get(i);
            };
        }
        return values;
    }

    /** A number of 16 bits: sign, 5 bits of exponent, 10 of fraction (IEEE 754 binary16). */
    static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (fraction + 0x400), exponent - 25);
        };
        return (float) (bits < 0 ? -size : size);
    }
}
