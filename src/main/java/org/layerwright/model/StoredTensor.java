package org.layerwright.model;

import java.lang.reflect.Array;
import java.util.List;

/**
 * A tensor as a safetensors file holds it.
 *
 * @param info what the header says of it
 * @param data a {@code float[]}, {@code double[]}, {@code long[]} or {@code byte[]}, as {@link Info#type()} says
 */
public record StoredTensor(Info info, Object data) {
    /** The kinds of numbers that we read and write. */
    public enum Type {
        F32(4, float.class),
        F64(8, double.class),
        I64(8, long.class),
        U8(1, byte.class);

        private final int bytes;
        private final Class<?> element;

        Type(int bytes, Class<?> element) {
            this.bytes = bytes;
            this.element = element;
        }

        /** Bytes per number. */
        public int bytes() {
            return bytes;
        }

        Object newArray(int length) {
            return Array.newInstance(element, length);
        }

        boolean holds(Object array) {
            return array.getClass().getComponentType() == element;
        }
    }

    /** A tensor's name, kind and shape: what can be checked before its data is read. */
    public record Info(String name, Type type, List<Integer> shape) {
        public Info {
            shape = List.copyOf(shape);
        }

        /** How many numbers it holds. */
        public long size() {
            return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        }
    }

    public StoredTensor {
        if (!info.type().holds(data) || Array.getLength(data) != info.size()) {
            throw new IllegalArgumentException("Expected " + info.size() + " numbers of " + info.type() + " for "
                    + info.name() + ", received " + Array.getLength(data) + " in "
                    + data.getClass().getSimpleName());
        }
    }

    public static StoredTensor of(String name, float[] data) {
        return new StoredTensor(new Info(name, Type.F32, List.of(data.length)), data);
    }

    public static StoredTensor of(String name, List<Integer> shape, float[] data) {
        return new StoredTensor(new Info(name, Type.F32, shape), data);
    }

    public String name() {
        return info.name();
    }

    /** The values of an F32 tensor. */
    public float[] floats() {
        return (float[]) data;
    }
}
