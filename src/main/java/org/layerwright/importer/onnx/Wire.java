package org.layerwright.importer.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over protobuf messages. Nothing is built but what is asked for, so that a small file cannot make many objects; a
 * length that goes beyond its message is an error of the stream.
 */
final class Wire {
    /** Takes one field of a message. */
    interface Field {
        /** @return whether the field was read; it is passed over otherwise */
        boolean read(int number, int wireType) throws IOException;
    }

    private final CodedInputStream in;

    Wire(CodedInputStream in) {
        this.in = in;
    }

    /** The fields up to the end of the present message. */
    void fields(Field reader) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!reader.read(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag))) {
                in.skipField(tag);
            }
        }
    }

    /** The fields of a message within the present one. */
    void message(int wireType, Field reader) throws IOException {
        expect(wireType, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int outer = in.pushLimit(in.readRawVarint32());
        fields(reader);
        in.checkLastTagWas(0);
        in.popLimit(outer);
    }

    String text(int wireType, int longest) throws IOException {
        return new String(bytes(wireType, longest), StandardCharsets.UTF_8);
    }

    byte[] bytes(int wireType, int most) throws IOException {
        expect(wireType, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int length = in.readRawVarint32();
        int left = in.getBytesUntilLimit();
        if (length < 0 || length > most || (left >= 0 && length > left)) {
            throw new IOException(
                    Integer.toUnsignedLong(length) + " bytes > " + (left < 0 ? most : Math.min(most, left)));
        }
        return in.readRawBytes(length);
    }

    long integer(int wireType) throws IOException {
        expect(wireType, WireFormat.WIRETYPE_VARINT);
        return in.readInt64();
    }

    float real(int wireType) throws IOException {
        expect(wireType, WireFormat.WIRETYPE_FIXED32);
        return in.readFloat();
    }

    /** Whole numbers that stand one by one or packed. */
    void integers(int wireType, Numbers numbers) throws IOException {
        if (wireType != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            numbers.add(integer(wireType));
            return;
        }
        int outer = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            numbers.add(in.readInt64());
        }
        in.popLimit(outer);
    }

    /** Real numbers that stand one by one or packed. */
    void reals(int wireType, Reals numbers) throws IOException {
        if (wireType != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            numbers.add(real(wireType));
            return;
        }
        int outer = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            numbers.add(in.readFloat());
        }
        in.popLimit(outer);
    }

    private static void expect(int wireType, int expected) throws IOException {
        if (wireType != expected) {
            throw new IOException("wire type " + wireType + " ≠ " + expected);
        }
    }

    /** A list of whole numbers that grows. */
    static final class Numbers {
        private long[] values = new long[8];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        int count() {
            return count;
        }

        long[] values() {
            return Arrays.copyOf(values, count);
        }
    }

    /** A list of real numbers that grows. */
    static final class Reals {
        private float[] values = new float[8];
        private int count;

        void add(float value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        int count() {
            return count;
        }

        float[] values() {
            return Arrays.copyOf(values, count);
        }
    }
}
