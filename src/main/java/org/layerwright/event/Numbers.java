package org.layerwright.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/**
 * Many numbers in one field of an event: in JSON a string, the little-endian bytes of the floats in Base64, which takes
 * a third of what digits would and keeps every bit. Immutable.
 */
public final class Numbers {
    public static final Numbers NONE = Numbers.of();
    /** The most that fit into one command or event together; see the link's longest line. */
    public static final int MOST = 10_000_000;

    private final float[] values;

    private Numbers(float[] values) {
        this.values = values;
    }

    public static Numbers of(float... values) {
        return new Numbers(values.clone());
    }

    /** @throws IllegalArgumentException where the text is not Base64 or its bytes are no whole floats */
    @JsonCreator
    static Numbers decode(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException("Expected whole floats of 4 bytes, received " + bytes.length + " bytes");
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Numbers(values);
    }

    @JsonValue
    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    public int size() {
        return values.length;
    }

    public float get(int index) {
        return values[index];
    }

    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbers numbers && Arrays.equals(values, numbers.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Numbers[" + values.length + "]";
    }
}
