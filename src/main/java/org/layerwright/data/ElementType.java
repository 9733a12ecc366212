package org.layerwright.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A kind of stored number, named as NumPy names it: u unsigned, i signed, f floating point, then the bytes of one.
 * {@link #BOOL} is one byte, 0 or 1.
 */
enum ElementType {
    U1(1),
    U2(2),
    U4(4),
    I1(1),
    I2(2),
    I4(4),
    I8(8),
    F2(2),
    F4(4),
    F8(8),
    BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** The number at a byte position, in the buffer's byte order. */
    double at(ByteBuffer from, int position) {
        return switch (this) {
            case U1, BOOL -> from.get(position) & 0xFF;
            case U2 -> from.getShort(position) & 0xFFFF;
            case U4 -> from.getInt(position) & 0xFFFF_FFFFL;
            case I1 -> from.get(position);
            case I2 -> from.getShort(position);
            case I4 -> from.getInt(position);
            case I8 -> from.getLong(position);
            case F2 -> half(from.getShort(position));
            case F4 -> from.getFloat(position);
            case F8 -> from.getDouble(position);
        };
    }

    /** Writes the first {@code count} numbers, each divided by a divisor. */
    void decode(byte[] from, ByteOrder order, int count, double divisor, float[] out, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(from).order(order);
        for (int i = 0; i < count; i++) {
            out[offset + i] = (float) (at(buffer, i * bytes) / divisor);
        }
    }

    /** IEEE 754 binary16, without the JDK's own method, which is newer than 17. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        float magnitude = switch (exponent) {
            case 0 -> Math.scalb((float) fraction, -24);
            case 0x1F -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Math.scalb(1 + fraction / 1024f, exponent - 15);
        };
        return bits < 0 ? -magnitude : magnitude;
    }
}
